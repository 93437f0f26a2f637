import { type Envelope, problemsOf, problemsOfDetails } from '@docket/events';
import { type TrafficEvent } from '../src/index.js';
import { said } from './played.js';

const producer = { service: 'traffic', instance: 'one', sequence: 0 };

/** What is wrong with events by themselves: with their ids, their order, or by the contract. */
export function eventFaults(events: readonly TrafficEvent[]): string[] {
  let [at, id] = [0, ''];
  return events.flatMap((event) => {
    const { details, ...envelope } = event.input;
    const faults = [
      ...problemsOf({ outcome: 'SUCCESS', ...envelope, producer } as Envelope),
      ...problemsOfDetails(details ?? {}),
    ].map(({ field, message }) => `${field} ${message}: ${said(event)}`);
    if (envelope.occurred_at < at) faults.push(`happens before the last: ${said(event)}`);
    if (envelope.event_id <= id) faults.push(`has no greater id than the last: ${said(event)}`);
    if (parseInt(envelope.event_id.replace('-', '').slice(0, 12), 16) !== envelope.occurred_at) {
      faults.push(`has the id of another time: ${said(event)}`);
    }
    [at, id] = [envelope.occurred_at, envelope.event_id];
    return faults;
  });
}
