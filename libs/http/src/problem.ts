/** One parameter that is wrong, and why. */
export interface ParameterFault {
  readonly parameter: string;
  readonly detail: string;
  /** Where in its text, in characters from 1, when it has an inner form. */
  readonly column?: number;
}

/** What kinds of problems there are; the `type` of a problem is `urn:docket:problem:<kind>`. */
const PROBLEMS = {
  'invalid-parameter': { status: 400, title: 'Invalid parameter' },
  'malformed-request': { status: 400, title: 'Malformed request' },
  unauthorized: { status: 401, title: 'Unauthorized' },
  forbidden: { status: 403, title: 'Forbidden' },
  'not-found': { status: 404, title: 'Not found' },
  'request-timeout': { status: 408, title: 'Request timeout' },
  conflict: { status: 409, title: 'Conflict' },
  'too-large': { status: 413, title: 'Request too large' },
  'uri-too-long': { status: 414, title: 'URI too long' },
  'unsupported-media-type': { status: 415, title: 'Unsupported media type' },
  'range-not-satisfiable': { status: 416, title: 'Range not satisfiable' },
  'limit-exceeded': { status: 422, title: 'Limit exceeded' },
  'events-refused': { status: 422, title: 'Events refused' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'headers-too-large': { status: 431, title: 'Request header fields too large' },
  internal: { status: 500, title: 'Internal error' },
  unavailable: { status: 503, title: 'Temporarily unavailable' },
} as const;

export type ProblemKind = keyof typeof PROBLEMS;

/** RFC 9457 problem details as they go over the wire. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** The parameter at fault, when it is one. */
  readonly parameter?: string;
  /** All parameters at fault. */
  readonly errors?: readonly ParameterFault[];
}

/** What goes with a problem beyond its words. */
export interface ProblemOptions extends ErrorOptions {
  /** Members of the document beside those of RFC 9457. */
  readonly members?: Readonly<Record<string, unknown>>;
  /** When it is worth trying again, in whole seconds: `Retry-After`. */
  readonly retryAfterSeconds?: number;
  /** Headers of the answer. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** An error that the client is told about, in words meant for it. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  /** Headers that say what to do. */
  readonly headers: Readonly<Record<string, string>>;
  readonly #members: Readonly<Record<string, unknown>>;

  constructor(
    readonly kind: ProblemKind,
    detail: string,
    readonly faults: readonly ParameterFault[] = [],
    { members = {}, retryAfterSeconds, headers = {}, ...options }: ProblemOptions = {},
  ) {
    super(detail, options);
    this.status = PROBLEMS[kind].status;
    this.headers = retryAfterSeconds === undefined ? headers : { ...headers, 'Retry-After': String(retryAfterSeconds) };
    this.#members = members;
  }

  toJSON(): ProblemDetails {
    const [first] = this.faults;
    return {
      type: `urn:docket:problem:${this.kind}`,
      title: PROBLEMS[this.kind].title,
      status: this.status,
      detail: this.message,
      ...(first === undefined ? {} : { parameter: first.parameter, errors: this.faults }),
      ...this.#members,
    };
  }
}

/** The problem of one or several wrong parameters; tells all of them at once. */
export function invalidParameters(faults: readonly ParameterFault[]): Problem {
  return new Problem(
    'invalid-parameter',
    faults.map(({ parameter, detail }) => `${parameter} ${detail}`).join('; '),
    faults,
  );
}

/** The problem of one wrong parameter. */
export function invalidParameter(parameter: string, detail: string): Problem {
  return invalidParameters([{ parameter, detail }]);
}
