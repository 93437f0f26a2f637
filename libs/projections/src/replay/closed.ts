import { type HeldTopic } from '@docket/ledger';

/** Not every batch is written, so tables and projections need not agree. */
export class OpenError extends Error {
  override readonly name = 'OpenError';
}

/** @throws {OpenError} when a batch that was decided is not written yet */
export function requireClosed({ ends }: HeldTopic): void {
  const open = ends.filter(({ isClosed }) => !isClosed).map(({ partition }) => partition);
  if (open.length > 0) throw new OpenError(`partitions ${open.join(', ')} have a batch that is not written yet`);
}
