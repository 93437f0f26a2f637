import { usageError } from '../command-error.js';
import { type CliContext } from '../context.js';
import { type QueriedEvent } from '../query/answers.js';
import { openClient } from '../query/open-client.js';
import { queryTarget, type TargetOptions } from '../query/query-target.js';
import { eventLine, eventTable } from './event-text.js';
import { type EventFilter, filterParameters } from './event-filter.js';
import { fetchEvents } from './fetch-events.js';
import { currentPosition, followEvents } from './follow-events.js';

/** The options of `docket events`. */
export interface EventsOptions extends TargetOptions, EventFilter {
  readonly limit: number;
  readonly follow?: boolean;
  readonly json?: boolean;
}

/** Runs `docket events`. */
export async function listEvents(options: EventsOptions, context: CliContext): Promise<void> {
  const { out, signal } = context;
  if (options.follow === true && options.to !== undefined) throw usageError('--follow and --to exclude each other');
  const client = openClient(queryTarget(options, context));
  const filter = filterParameters(options);
  // Before the list: what comes in meanwhile is in both, and nothing is in neither.
  const position = options.follow === true ? await currentPosition(client, signal) : '';
  const newest = await fetchEvents(client, filter, options.limit, signal);
  const json = (event: QueriedEvent) => {
    out.print(JSON.stringify(event));
  };
  if (options.follow !== true) {
    if (options.json === true) newest.forEach(json);
    else out.print(newest.length === 0 ? 'no events' : eventTable(newest));
    return;
  }
  const print =
    options.json === true
      ? json
      : (event: QueriedEvent) => {
          out.print(eventLine(event));
        };
  const past = newest.reverse();
  past.forEach(print);
  const known = new Set(past.map(({ event_id }) => event_id));
  try {
    for await (const event of followEvents(client, filter, { position, signal })) {
      if (!known.delete(event.event_id)) print(event);
    }
  } catch (error) {
    // Ctrl-C is how following ends, also in the middle of a request.
    if (!signal.aborted) throw error;
  }
}
