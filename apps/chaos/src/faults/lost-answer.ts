import { carries, type ProtocolStep } from '../proxy/protocol-steps.js';
import { type Fault } from './fault.js';

const INSERTS: readonly ProtocolStep[] = ['write events', 'intend', 'write events', 'write fence'];

/** ClickHouse carries an insert out, and the connection breaks before it can say so. */
export const lostAnswer: Fault = {
  name: 'lost-answer',
  about: 'inserts that ClickHouse carries out while the connection breaks before its answer',
  strikes: { short: 6, thorough: 40 },
  pauses: [20, 200],
  async strike({ first: { ingester, proxy } }, time) {
    const step = INSERTS[time % INSERTS.length] ?? 'intend';
    const lost = proxy.next(carries(step), (exchange) => exchange.loseAnswer());
    if (step === 'write fence') {
      await ingester.kill9();
      ingester.start();
    }
    return lost;
  },
};
