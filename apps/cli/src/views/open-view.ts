import { queryString } from '@docket/client';
import { type CliContext } from '../context.js';
import { eventTable } from '../events/event-text.js';
import { type QueriedEvent } from '../query/answers.js';
import { openClient } from '../query/open-client.js';
import { parametersOf } from '../query/query-options.js';
import { queryTarget, type TargetOptions } from '../query/query-target.js';
import { type ReportAnswer } from '../report/report-answer.js';
import { reportText } from '../report/report-text.js';
import { type ReportName, REPORTS } from '../report/reports.js';

/** The options of `docket views open`. */
export interface OpenOptions extends TargetOptions {
  readonly param?: readonly string[];
  readonly json?: boolean;
}

type Ask = (address: string, init: object) => Promise<unknown>;

/** Runs `docket views open`: events and reports as tables, all else as JSON. */
export async function openView(id: string, options: OpenOptions, context: CliContext): Promise<void> {
  const { out, signal } = context;
  const client = openClient(queryTarget(options, context));
  const { address, route } = await client.get('/v1/views/{id}', { params: { path: { id } }, signal });
  const more = queryString(parametersOf({}, '--param', options.param));
  const whole = more === '' ? address : `${address}${address.includes('?') ? '&' : '?'}${more}`;
  const get = client.get as unknown as Ask;
  out.print(textOf(route, await get(whole, { signal }), options));
}

function textOf(route: string, answer: unknown, { json }: OpenOptions): string {
  const report = /^\/v1\/reports\/(\w+)$/.exec(route)?.[1];
  if (json !== true && report !== undefined && report in REPORTS) {
    return reportText(answer as ReportAnswer, REPORTS[report as ReportName], undefined);
  }
  if (json === true || route !== '/v1/events') return JSON.stringify(answer, undefined, 2);
  const { events } = answer as { readonly events: readonly QueriedEvent[] };
  return events.length === 0 ? 'no events' : eventTable(events);
}
