import { newEventId } from '@docket/events';
import { generateTraffic, redated, type TrafficEvent } from '@docket/traffic';
import { usageError } from '../command-error.js';

/** Which events are to be published. */
export interface SourceOptions {
  readonly seed: number;
  readonly tenant: string;
  readonly agents: number;
  readonly tickets?: number;
  readonly events?: number;
  /** ms since 1970; absent for events that happen now. */
  readonly start?: number;
  /** ms of the time at which the events happen. */
  readonly duration?: number;
}

/**
 * The events of a run, made one by one as they are taken.
 * @param now ms since 1970
 * @throws {CommandError} for a start that is not in the past
 */
export function eventSource(options: SourceOptions, now: () => number): Iterable<TrafficEvent> {
  const { start, duration = Infinity, events = Infinity } = options;
  const began = now();
  if (start === undefined) return first(events, live(options, began + duration, now));
  if (start >= began) throw usageError('--start must be in the past; leave it out for events that happen now');
  return first(events, until(Math.min(start + duration, began), played(options, start)));
}

function played({ seed, tenant, agents, tickets }: SourceOptions, start: number): Iterable<TrafficEvent> {
  return generateTraffic({ seed, tenantId: tenant, agents, tickets, start });
}

/** What is played happens at the moment at which it is taken. */
function* live(options: SourceOptions, end: number, now: () => number): Generator<TrafficEvent> {
  for (const event of played(options, now())) {
    const at = now();
    if (at >= end) return;
    yield redated(event, newEventId(), at);
  }
}

function* until(end: number, events: Iterable<TrafficEvent>): Generator<TrafficEvent> {
  for (const event of events) {
    if (event.input.occurred_at >= end) return;
    yield event;
  }
}

function* first(count: number, events: Iterable<TrafficEvent>): Generator<TrafficEvent> {
  let left = count;
  for (const event of events) {
    yield event;
    left -= 1;
    if (left === 0) return;
  }
}
