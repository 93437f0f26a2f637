import { type DocketProblem } from '@docket/client';
import { ExitCode } from '../exit-code.js';

/** What a command says, and ends with, when the query service refused or did not answer. */
export interface QueryFailure {
  readonly message: string;
  readonly exitCode: ExitCode;
}

/**
 * Tells the errors of the client by their names: its code is loaded only by commands that ask the service.
 * @returns undefined for all others
 */
export function queryFailure(error: unknown): QueryFailure | undefined {
  if (!(error instanceof Error)) return undefined;
  switch (error.name) {
    case 'DocketProblem':
      return problemFailure(error as DocketProblem);
    case 'DocketUnreachable':
      return {
        message: `the query service at ${error.message}. Is it running?`,
        exitCode: ExitCode.unreachable,
      };
    case 'UnexpectedAnswer':
      return {
        message: `${error.message}: is it a Docket query service of this version?`,
        exitCode: ExitCode.failed,
      };
    default:
      return undefined;
  }
}

/** Problem details: what they say is meant for the user. */
function problemFailure({ status, type, message, retryAfter }: DocketProblem): QueryFailure {
  if (type === 'about:blank' && status < 500) {
    return { message: `${message}: is it a Docket query service?`, exitCode: ExitCode.failed };
  }
  if (status === 401) {
    const how = 'the API key: DOCKET_API_KEY, --key-file, or `docket keys create`';
    return { message: `${message} (${how})`, exitCode: ExitCode.usage };
  }
  if (status === 400 || status === 422) return { message, exitCode: ExitCode.usage };
  const again = retryAfter === undefined ? '' : ` Try again in ${retryAfter} s.`;
  if (status >= 500) {
    return { message: `the query service answered ${status}: ${message}${again}`, exitCode: ExitCode.unreachable };
  }
  return { message: `${message}${again}`, exitCode: ExitCode.failed };
}
