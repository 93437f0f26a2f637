import { z } from 'zod';
import { CommandError } from '../command-error.js';
import { type CliContext } from '../context.js';
import { ExitCode } from '../exit-code.js';
import { QueryClient } from '../query/query-client.js';
import { type QueryTarget, queryTarget } from '../query/query-target.js';
import { type Finding, note, ok, problem } from './finding.js';

/** The query service, and whether it takes our key. */
export async function queryFindings(context: CliContext): Promise<Finding[]> {
  const target = targetOrNote(context);
  if ('state' in target) return [target];
  try {
    await new QueryClient(target).get('/v1/events', { limit: 1 }, z.unknown(), context.signal);
    return [ok('query service', target.url)];
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
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
