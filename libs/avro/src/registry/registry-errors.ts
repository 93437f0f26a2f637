/**
 * The registry did not give an answer that can be trusted: no connection, time-out, a server error, refused
 * credentials, or a 404 that the registry itself did not speak (a proxy, a wrong base path).
 *
 * It says nothing about the schema asked for, so no record may be judged by it: pause and ask again.
 */
export class RegistryUnavailableError extends Error {
  override readonly name = 'RegistryUnavailableError';
  readonly verdict = 'retry';
}

/** The registry understood the request and refused it: incompatible (409) or invalid (422) schema, unknown level. */
export class RegistryRefusedError extends Error {
  override readonly name = 'RegistryRefusedError';
  readonly verdict = 'stop';

  constructor(
    /** HTTP status of the refusal. */
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}
