import { type LedgerRow, WindowPassedError } from '@docket/ledger';
import { GUARD_SECONDS } from '../clickhouse/guard.js';
import { WINDOW_MS } from '../clickhouse/tokens.js';
import { CLOCK_STEPS, LEAPS } from '../plan/focus.js';
import { type Mutant } from './mutant.js';
import { over } from './over.js';

/** Mistakes about how long tokens are remembered. */
export const WINDOW_MUTANTS: readonly Mutant[] = [
  {
    name: 'the window is checked by the client, before it sends',
    server: { ignoresWindow: true },
    store: (store, { now }) => {
      const check = (row: LedgerRow): void => {
        if (now() > row.at + GUARD_SECONDS * 1000) throw new WindowPassedError('too late');
      };
      return over(store, {
        writeEvents: async (place, fence, row, batch) => {
          check(row);
          await store.writeEvents(place, fence, row, batch);
        },
        writeRejections: async (place, fence, row, batch) => {
          check(row);
          await store.writeRejections(place, fence, row, batch);
        },
      });
    },
    focus: LEAPS,
  },
  {
    name: 'the window is checked without a margin for the insert itself',
    seed: 11,
    guardSeconds: WINDOW_MS / 1000,
    focus: LEAPS,
  },
  {
    name: 'nobody asks whether the token is still remembered',
    server: { ignoresWindow: true },
    focus: LEAPS,
  },
  {
    name: 'nobody asks whether the clock has gone back',
    server: { trustsClock: true },
    focus: CLOCK_STEPS,
  },
  {
    name: 'nobody asks whether missing rows were written before',
    store: (store) => over(store, { isRepaired: () => Promise.resolve(false) }),
    focus: { processes: 1, partitions: 1, trouble: 60, rates: { clock: 8, crash: 4, start: 2 } },
  },
  {
    name: 'missing rows are inserted without opening anew',
    server: { fillsIn: true },
    focus: { trouble: 150, rates: { leap: 3, held: 300, timeout: 6, release: 4 } },
  },
  {
    name: 'only hours of missing rows are listed for repair',
    store: (store) =>
      over(store, {
        writeMissing: (place, fence, row, missing) => {
          const hours = missing.block.rows > 0 ? missing.hours : new Set<number>();
          return store.writeMissing(place, fence, row, { ...missing, hours });
        },
      }),
    focus: { trouble: 100, rates: { leap: 3, viewFails: 300 } },
  },
];
