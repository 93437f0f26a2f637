import { pause } from '../scene/waiting.js';
import { type Fault } from './fault.js';

/** Ends the database at random moments and starts it on the data it left. */
export const killClickHouse: Fault = {
  name: 'kill-clickhouse',
  about: 'kill -9 of ClickHouse at random moments',
  alone: true,
  strikes: { short: 2, thorough: 8 },
  pauses: [500, 2_000],
  async strike({ stack }) {
    await stack.clickhouse.kill9();
    await pause(300);
    await stack.clickhouse.start();
    return undefined;
  },
};
