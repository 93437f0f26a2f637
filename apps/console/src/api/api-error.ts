/** One thing that is wrong with a request. */
export interface Fault {
  readonly parameter: string;
  readonly detail: string;
  /** Where in its text, in characters from 1. */
  readonly column?: number;
}

/** An answer that is no success, in the words of the service; status 0 when there was no answer. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    detail: string,
    readonly faults: readonly Fault[] = [],
  ) {
    super(detail);
  }
}

/** The error that an answer tells of (RFC 9457), also when something between us and the service wrote it. */
export async function errorOf(response: Response): Promise<ApiError> {
  try {
    const { detail, errors } = (await response.json()) as { detail: string; errors?: readonly Fault[] };
    return new ApiError(response.status, detail, errors ?? []);
  } catch {
    return new ApiError(response.status, response.statusText);
  }
}
