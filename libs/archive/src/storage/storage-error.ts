/** A place for archives did not do what it was asked for. `retry` when the same may succeed later. */
export class StorageError extends Error {
  override readonly name = 'StorageError';

  constructor(
    message: string,
    readonly verdict: 'retry' | 'stop',
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** There is no such file. */
export class MissingFileError extends Error {
  override readonly name = 'MissingFileError';
  readonly verdict = 'stop';

  constructor(
    readonly key: string,
    options?: ErrorOptions,
  ) {
    super(`${key} is not there`, options);
  }
}
