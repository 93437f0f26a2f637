import { CommandError } from '../command-error.js';
import { type CliContext } from '../context.js';
import { ExitCode } from '../exit-code.js';
import { openClient } from '../query/open-client.js';
import { queryFailure } from '../query/query-failure.js';
import { type QueryTarget, queryTarget } from '../query/query-target.js';
import { type Finding, note, ok, problem } from './finding.js';

/** The query service, and whether it takes our key. */
export async function queryFindings(context: CliContext): Promise<Finding[]> {
  const target = targetOrNote(context);
  if ('state' in target) return [target];
  try {
    await openClient(target).get('/v1/events', { params: { query: { limit: 1 } }, signal: context.signal });
    return [ok('query service', target.url)];
  } catch (error) {
    const found = queryFailure(error)?.message ?? String(error);
    return [problem('query service', found, 'look at its log; `docket start` runs it for the local stack')];
  }
}

function targetOrNote(context: CliContext): QueryTarget | Finding {
  try {
    return queryTarget({}, context);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    const what = error.exitCode === ExitCode.unreachable ? 'is not known here' : 'no API key is known here';
    return note('query service', what, 'set DOCKET_QUERY_URL and DOCKET_API_KEY, or run `docket start`');
  }
}
