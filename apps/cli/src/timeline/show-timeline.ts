import { type CliContext } from '../context.js';
import { type TicketState, ticketTimeline, type TimelineEvent } from '../query/answers.js';
import { QueryClient } from '../query/query-client.js';
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

/** Most events the query service gives in one answer. */
const PAGE = 1000;

/** Runs `docket timeline`. */
export async function showTimeline(ticket: string, options: TimelineOptions, context: CliContext): Promise<void> {
  const { out } = context;
  const client = new QueryClient(queryTarget(options, context));
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
  client: QueryClient,
  ticket: string,
  { asOf: as_of, lineage, action, from, to, limit }: TimelineOptions,
  signal: AbortSignal,
): Promise<Timeline> {
  const path = `/v1/tickets/${encodeURIComponent(ticket)}/timeline`;
  const question = { as_of, action, from, to, ...(lineage === true ? { lineage: 'true' } : {}) };
  const events: TimelineEvent[] = [];
  let state: Timeline['state'];
  let isComplete = true;
  let cursor: string | undefined;
  do {
    const size = Math.min(PAGE, limit - events.length);
    const page = await client.get(path, { ...question, limit: size, cursor }, ticketTimeline, signal);
    if (cursor === undefined) state = page.state;
    isComplete = page.lineage?.complete ?? true;
    events.push(...page.events);
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined && events.length < limit);
  return { state, events, isCut: cursor !== undefined, isComplete };
}
