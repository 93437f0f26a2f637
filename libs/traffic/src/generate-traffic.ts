import { HelpDesk, type TrafficOptions } from './desk/help-desk.js';
import { arrivals } from './lives/arrivals.js';
import { employment } from './lives/employment.js';
import { intruders } from './lives/intruders.js';
import { rushes } from './lives/rushes.js';
import { type TrafficEvent } from './traffic-event.js';

/**
 * What happens at a help desk, in the order in which it happens. The same options give the same events, ids included, however
 * many of them are taken. Ends when the last ticket is closed and the last agent has gone home; never without a number of tickets.
 */
export function* generateTraffic(options: TrafficOptions): Generator<TrafficEvent, void, void> {
  const desk = new HelpDesk(options);
  desk.begin(arrivals(desk));
  desk.begin(rushes(desk));
  desk.begin(intruders(desk));
  for (const agent of desk.people.agents) desk.begin(employment(desk, agent));
  while (desk.schedule.step()) yield* desk.log.take();
}
