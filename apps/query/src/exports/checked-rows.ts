import { type RowCounter } from './row-counters.js';

/** A file that is not what was counted: it broke off, or events were erased while it was made. */
export class NotWholeError extends Error {
  override readonly name = 'NotWholeError';
}

/**
 * The same bytes, looked at as they pass.
 * @param rows that it has to have
 * @throws {NotWholeError} at the end, when they are not that many
 */
export async function* checkedRows(
  file: AsyncIterable<Buffer>,
  counter: RowCounter,
  rows: number,
): AsyncGenerator<Buffer, void> {
  for await (const bytes of file) {
    counter.add(bytes);
    yield bytes;
  }
  if (!counter.isWhole(rows)) throw new NotWholeError(`it ends before its end: ${counter.rows ?? '?'} rows of ${rows}`);
}
