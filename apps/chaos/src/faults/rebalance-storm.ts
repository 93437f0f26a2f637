import { type Fault } from './fault.js';

/** Instances join and leave, politely and not, every second or two. */
export const rebalanceStorm: Fault = {
  name: 'rebalance-storm',
  about: 'instances join and leave every few seconds',
  ingesters: 3,
  strikes: { short: 4, thorough: 16 },
  pauses: [800, 2_500],
  async strike({ ingesters }, time) {
    const ingester = ingesters[(time >> 1) % ingesters.length];
    if (time % 2 === 1) ingester?.start();
    else if (time % 4 === 0) await ingester?.stop();
    else await ingester?.kill9();
    return undefined;
  },
  end({ ingesters }) {
    for (const ingester of ingesters) ingester.start();
    return Promise.resolve();
  },
};
