/** Whether the same request may succeed later. */
export type Verdict = 'retry' | 'stop';

/** One parameter or field that is wrong, and why. */
export interface ProblemFault {
  readonly parameter: string;
  readonly detail: string;
  /** Where in its text, in characters from 1, when it has an inner form. */
  readonly column?: number;
}

/** Problem details (RFC 9457) as they come over the wire; whoever stands between may answer with anything. */
interface Details {
  readonly type?: unknown;
  readonly title?: unknown;
  readonly detail?: unknown;
  readonly errors?: unknown;
}

const RETRY_STATUSES = new Set([408, 429, 502, 503, 504]);

/** A request that the service answered, and refused. */
export class DocketProblem extends Error {
  override readonly name = 'DocketProblem';
  /** HTTP status, 400 and above. */
  readonly status: number;
  /** `urn:docket:problem:<kind>`; `about:blank` when something else than the service answered. */
  readonly type: string;
  readonly title: string;
  /** What is wrong and what to do, for people; empty when the answer says nothing. */
  readonly detail: string;
  /** Every parameter or field at fault. */
  readonly fields: readonly ProblemFault[];
  /** When it is worth trying again, in seconds. */
  readonly retryAfter: number | undefined;
  readonly verdict: Verdict;

  constructor(status: number, details: Details, retryAfter?: number) {
    const title = text(details.title, `HTTP ${status}`);
    const detail = text(details.detail, '');
    super(detail === '' ? title : `${title}: ${detail}`);
    this.status = status;
    this.type = text(details.type, 'about:blank');
    this.title = title;
    this.detail = detail;
    this.fields = Array.isArray(details.errors) ? (details.errors as ProblemFault[]) : [];
    this.retryAfter = retryAfter;
    this.verdict = RETRY_STATUSES.has(status) ? 'retry' : 'stop';
  }
}

/** No answer: the service is not there, or was too slow. */
export class DocketUnreachable extends Error {
  override readonly name = 'DocketUnreachable';
  readonly verdict = 'retry';
}

/** An answer that is none of this service: another version, or another program at its address. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';
  readonly verdict = 'stop';
}

/** The problem that an answer of status 400 and above is; reads its body. */
export async function problemOf(response: Response): Promise<DocketProblem> {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const retryAfter = Number.isFinite(seconds) ? seconds : undefined;
  return new DocketProblem(response.status, detailsOf(await response.text()), retryAfter);
}

function detailsOf(body: string): Details {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}

function text(value: unknown, fallback: string): string {
  return typeof value === 'string' && value !== '' ? value : fallback;
}
