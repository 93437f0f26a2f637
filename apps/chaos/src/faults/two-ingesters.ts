import { type Fault } from './fault.js';

/** Nothing breaks: what the others are compared with. */
export const twoIngesters: Fault = {
  name: 'two-ingesters',
  about: 'nothing: two ingesters on two halves of the partitions',
  ingesters: 2,
  strikes: { short: 1, thorough: 1 },
  pauses: [500, 500],
  strike: () => Promise.resolve(undefined),
};
