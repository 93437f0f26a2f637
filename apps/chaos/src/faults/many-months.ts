import { type Fault } from './fault.js';

const MONTHS = 120;
const PER_MONTH = 2;
const FIRST_NUMBER = 10_000_000;

/** A backlog over ten years, which ClickHouse would refuse as one insert. */
export const manyMonths: Fault = {
  name: 'many-months',
  about: 'bursts of events over 120 months',
  strikes: { short: 1, thorough: 8 },
  pauses: [1_000, 2_000],
  async strike({ traffic }, time) {
    const count = MONTHS * PER_MONTH;
    const burst = Array.from({ length: count }, (_, index) => {
      const number = FIRST_NUMBER + time * count + index;
      return traffic.publish(traffic.source.oldEvent(number, MONTHS - Math.floor(index / PER_MONTH)));
    });
    await Promise.all(burst);
    return undefined;
  },
};
