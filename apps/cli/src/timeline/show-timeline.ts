import { type CliContext } from '../context.js';
import { type DocketClient, pagesOf, type paths } from '@docket/client';
import { type TicketState, type TimelineEvent } from '../query/answers.js';
import { openClient } from '../query/open-client.js';
import { queryTarget, type TargetOptions } from '../query/query-target.js';
import { stateText, timelineTable } from './timeline-text.js';

/** The options of `docket timeline`. */
export interface TimelineOptions extends TargetOptions {
  readonly asOf?: string;
  readonly lineage?: boolean;
  readonly action?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly limit: number;
  readonly json?: boolean;
}

interface Timeline {
  /** undefined: was not asked for. */
  readonly state: TicketState | null | undefined;
  readonly events: readonly TimelineEvent[];
  /** Whether there are more events than were asked for. */
  readonly isCut: boolean;
  readonly isComplete: boolean;
}

/** Values are checked by the service. */
type TimelineQuery = NonNullable<paths['/v1/tickets/{id}/timeline']['get']['parameters']['query']>;

/** Most events the query service gives in one answer. */
const PAGE = 1000;

/** Runs `docket timeline`. */
export async function showTimeline(ticket: string, options: TimelineOptions, context: CliContext): Promise<void> {
  const { out } = context;
  const client = openClient(queryTarget(options, context));
  const { state, events, isCut, isComplete } = await readTimeline(client, ticket, options, context.signal);
  if (options.json === true) {
    if (state !== undefined) out.print(JSON.stringify({ state }));
    for (const event of events) out.print(JSON.stringify(event));
  } else {
    if (state !== undefined) out.print(`${stateText(state)}\n`);
    out.print(events.length === 0 ? 'no events' : timelineTable(events));
  }
  if (isCut) out.note(`there are more events: --limit ${options.limit * 2}`);
  if (!isComplete) out.note('there may be more relatives than the query service follows');
}

async function readTimeline(
  client: DocketClient,
  ticket: string,
  { asOf: as_of, lineage, action, from, to, limit }: TimelineOptions,
  signal: AbortSignal,
): Promise<Timeline> {
  const query = { as_of, action, from, to, ...(lineage === true ? { lineage } : {}), limit: Math.min(PAGE, limit) };
  const params = { path: { id: ticket }, query: query as TimelineQuery };
  const events: TimelineEvent[] = [];
  let state: Timeline['state'];
  let isComplete = true;
  let isCut = false;
  for await (const page of pagesOf(client, '/v1/tickets/{id}/timeline', { params, signal })) {
    // Pages behind the first do not repeat it.
    if (events.length === 0) state = page.state;
    isComplete = page.lineage?.complete ?? true;
    const room = limit - events.length;
    events.push(...page.events.slice(0, room));
    isCut = page.events.length > room || page.next_cursor !== null;
    if (events.length >= limit) break;
  }
  return { state, events, isCut, isComplete };
}
