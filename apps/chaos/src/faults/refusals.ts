import { type Exchange } from '../proxy/exchange.js';
import { carries } from '../proxy/protocol-steps.js';
import { between, pause } from '../scene/waiting.js';
import { type Fault } from './fault.js';

const REFUSALS = [
  [
    252,
    'Too many parts (3002 with average size of 1.91 KiB) in table. Merges are processing significantly slower than inserts. (TOO_MANY_PARTS)',
  ],
  [
    241,
    '(total) memory limit exceeded: would use 3.52 GiB (attempt to allocate chunk of 4.24 MiB), maximum: 3.50 GiB. (MEMORY_LIMIT_EXCEEDED)',
  ],
] as const;

const isInsert = [carries('intend'), carries('write events'), carries('write rejections'), carries('write fence')];

/** ClickHouse refuses inserts for a while, as it does under pressure; some it carries out all the same. */
export const refusals: Fault = {
  name: 'refusals',
  about: 'ClickHouse refusing with "Too many parts" and with a memory limit',
  strikes: { short: 4, thorough: 12 },
  pauses: [300, 1_000],
  async strike({ first: { proxy } }, time) {
    const [code, message] = REFUSALS[time % 2] ?? REFUSALS[0];
    proxy.treatment = async (exchange: Exchange) => {
      if (!isInsert.some((match) => match(exchange))) await exchange.pass();
      else if (Math.random() < 0.3) await exchange.refuseAfterwards(code, message);
      else exchange.refuse(code, message);
    };
    await pause(between(500, 2_500));
    proxy.treatment = (exchange) => exchange.pass();
    return undefined;
  },
};
