import { type Fault } from './fault.js';

const MONTHS = 120;
const PER_MONTH = 2;
const FIRST_NUMBER = 10_000_000;
/** However many events flow: each burst costs ClickHouse hundreds of parts, and one more shows nothing new. */
const MOST_BURSTS = 8;

/** A backlog over ten years, which ClickHouse would refuse as one insert. */
export const manyMonths: Fault = {
  name: 'many-months',
  about: 'bursts of events over 120 months',
  strikes: { short: 1, thorough: MOST_BURSTS },
  // A burst is some forty batches of twelve parts each: more often it would be about the disk rather than about months.
  pauses: [2_000, 10_000],
  async strike({ sources: { source, publisher } }, time) {
    if (time >= MOST_BURSTS) return false;
    const count = MONTHS * PER_MONTH;
    const burst = Array.from({ length: count }, (_, index) => {
      const number = FIRST_NUMBER + time * count + index;
      return publisher.publish(source.oldEvent(number, MONTHS - Math.floor(index / PER_MONTH)));
    });
    await Promise.all(burst);
    return undefined;
  },
};
