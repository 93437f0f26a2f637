/** What was asked for cannot be done, or an archive is not what it should be. The message says which, and what to do. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
  readonly verdict = 'stop';
}
