/** A partition that must not go on without a person: what is wrong, and what to do. */
export class PartitionStoppedError extends Error {
  override readonly name = 'PartitionStoppedError';
}

/** What to do about a failure. `retry`: the outcome is unknown or the other side is busy, so the same again. */
export type Verdict = 'retry' | 'stop';

/** The verdict an error carries. An error that carries none is a mistake of ours, and stops the partition. */
export function verdictOf(error: unknown): Verdict {
  if (typeof error !== 'object' || error === null) return 'stop';
  return 'verdict' in error && error.verdict === 'retry' ? 'retry' : 'stop';
}

/** A short text for logs. */
export function textOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
