import { between } from '../scene/waiting.js';
import { type Fault } from './fault.js';

const AT_ONCE = 40;
const FIRST_NUMBER = 10_000_000;

/** Events that were published before come again: marked as redeliveries, unmarked, and twice at once. */
export const duplicates: Fault = {
  name: 'duplicates',
  about: 'the same event ids published twice, marked as redelivery and not',
  strikes: { short: 8, thorough: 80 },
  pauses: [50, 250],
  async strike({ sources: { source, traffic, publisher } }, time) {
    const again = Array.from({ length: AT_ONCE }, () => source.event(between(0, Math.max(0, traffic.emitted - 1))));
    const fresh = source.event(FIRST_NUMBER + time);
    await Promise.all([
      ...again.map((event, index) => publisher.publish(event, index % 2 === 0)),
      publisher.publish(fresh),
      publisher.publish(fresh),
      publisher.publish(fresh, true),
    ]);
    return undefined;
  },
};
