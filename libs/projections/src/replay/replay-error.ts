/** A replay cannot be begun or go on: what is wrong, and what to do. Nothing that readers see was changed. */
export class ReplayError extends Error {
  override readonly name = 'ReplayError';
}

/** Somebody ended the replay by a command. */
export class AbortedError extends Error {
  override readonly name = 'AbortedError';
}
