import { type LedgerRow } from '@docket/ledger';
import { type BatchFormer } from '../../../src/delivery/batch-former.js';
import { VIEW } from '../clickhouse/clickhouse-model.js';
import { STALE_FETCHES } from '../plan/focus.js';
import { UnfinishedError } from '../world/operation.js';
import { type Mutant } from './mutant.js';
import { over } from './over.js';

/** Counts what happened about the same batch. */
class Counter {
  readonly #counts = new Map<string, number>();

  of({ first, digest }: LedgerRow): number {
    return this.#counts.get(`${first}/${digest}`) ?? 0;
  }

  add(row: LedgerRow): void {
    this.#counts.set(`${row.first}/${row.digest}`, this.of(row) + 1);
  }
}

/** The same decision as it would be formed anew: nothing that ClickHouse remembers stands for it. */
function anew(row: LedgerRow, times: number): LedgerRow {
  return { ...row, digest: `${row.digest}/${times}` };
}

/** Mistakes about what is written of a batch, and what its answers mean. */
export const BATCH_MUTANTS: readonly Mutant[] = [
  {
    name: 'an unanswered insert of events is taken for failed and formed anew',
    store: (store) => {
      const attempts = new Counter();
      return over(store, {
        writeEvents: (place, fence, row, batch) => {
          const times = attempts.of(row);
          attempts.add(row);
          return store.writeEvents(place, fence, anew(row, times), batch);
        },
      });
    },
  },
  {
    name: 'an insert of events that was killed is taken for failed and formed anew',
    store: (store) => {
      const kills = new Counter();
      return over(store, {
        writeEvents: async (place, fence, row, batch) => {
          try {
            await store.writeEvents(place, fence, anew(row, kills.of(row)), batch);
          } catch (error) {
            if (error instanceof UnfinishedError) kills.add(row);
            throw error;
          }
        },
      });
    },
    focus: { months: 3, trouble: 120, rates: { kill: 6, rebalance: 1 } },
  },
  {
    name: 'an unanswered intent is taken for failed and formed anew',
    store: (store) => {
      const attempts = new Counter();
      return over(store, {
        intend: (place, fence, row) => {
          const times = attempts.of(row);
          attempts.add(row);
          return store.intend(place, fence, { ...row, at: row.at + times });
        },
      });
    },
  },
  {
    name: 'fates are decided anew at recovery',
    former: (former) => {
      const reform: BatchFormer['reform'] = async (place, row, records) => {
        const { batch } = await former.decide(place, row.first, records);
        return { ...batch, last: row.last, digest: row.digest };
      };
      return over(former, { reform });
    },
    focus: { mixedVersions: true, repeated: 300 },
  },
  {
    name: 'rows that are in the table are taken for an acknowledgement',
    store: (store) =>
      over(store, {
        writeEvents: async (place, fence, row, batch) => {
          try {
            await store.writeEvents(place, fence, row, batch);
          } catch (error) {
            const written = await store.writtenOffsets(place, row.first, row.last);
            if (written.size < batch.block.rows) throw error;
          }
        },
      }),
    focus: { flawed: 0 },
  },
  {
    name: 'views do not go by the token',
    server: { untokened: [VIEW] },
  },
  {
    name: 'rejections carry no token',
    server: { untokened: ['audit_rejections'] },
    focus: { flawed: 300 },
  },
  {
    name: 'the place of a fetch is not looked at',
    fetched: (batch) => ({ ...batch, from: 0n }),
    focus: STALE_FETCHES,
  },
];
