import { between, pause } from '../scene/waiting.js';
import { type Fault } from './fault.js';

/** Ends the process at random moments, its start included. */
export const killIngestion: Fault = {
  name: 'kill-ingestion',
  about: 'kill -9 of ingestion at random moments',
  strikes: { short: 3, thorough: 12 },
  pauses: [300, 2_500],
  async strike({ first: { ingester } }) {
    await ingester.kill9();
    await pause(between(0, 300));
    ingester.start();
    return undefined;
  },
};
