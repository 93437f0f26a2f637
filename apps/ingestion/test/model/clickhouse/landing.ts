import { type InsertRow } from '@docket/clickhouse';
import { type LedgerRow } from '@docket/ledger';
import { type Invariants } from '../checker/invariants.js';
import { type Place } from '../world/place.js';
import { type EventRow } from './native-rows.js';
import { type Tables } from './tables.js';

/** Puts rows into the tables, and tells the checker. */
export class Landing {
  constructor(
    private readonly tables: Tables,
    private readonly invariants: Invariants,
    private readonly count: Place['count'],
  ) {}

  events(rows: readonly EventRow[]): void {
    for (const row of rows) {
      const { events } = this.tables.of(row.partition);
      events.set(row.offset, [...(events.get(row.offset) ?? []), row]);
      this.invariants.eventLanded(row);
    }
  }

  projected(rows: readonly EventRow[]): void {
    for (const { partition, offset } of rows) {
      const { projected } = this.tables.of(partition);
      projected.set(offset, (projected.get(offset) ?? 0) + 1);
      this.invariants.eventProjected(partition, offset);
    }
  }

  rows(table: string, rows: readonly InsertRow[]): void {
    const land = this.#byTable[table];
    if (!land) throw new Error(`the model has no table ${table}`);
    for (const row of rows) land(Number(row['partition'] ?? row['kafka_partition']), row);
  }

  readonly #byTable: Readonly<Record<string, (partition: number, row: InsertRow) => void>> = {
    ingest_fence: (partition, row) => {
      const { fences } = this.tables.of(partition);
      const fence = { number: Number(row['number']), owner: row['owner'] as string };
      if (fences.some(({ number }) => number === fence.number)) this.count('openings with the number of another one');
      fences.push(fence);
    },
    ingest_ledger: (partition, row) => {
      const { fates, at, first, last, accepted, rejected, duplicates, digest, last_record: lastRecord, owner } = row;
      const ledgerRow = {
        ...{ first, last, accepted, rejected, duplicates, digest, lastRecord, owner },
        fates: (fates as [number, number, string][]).map(([offset, count, fate]) => ({ offset, count, fate })),
        at: (at as Date).getTime(),
      } as unknown as LedgerRow;
      this.tables.of(partition).ledger.push(ledgerRow);
      this.invariants.ledgerLanded(partition, ledgerRow);
    },
    audit_rejections: (partition, row) => {
      const { rejections } = this.tables.of(partition);
      const offset = Number(row['kafka_offset']);
      rejections.set(offset, [...(rejections.get(offset) ?? []), row['reason'] as string]);
      this.invariants.rejectionLanded(partition, offset);
    },
    ingest_repair: (partition, row) => {
      const { repairs } = this.tables.of(partition);
      repairs.push({ first: Number(row['first']), last: Number(row['last']), hour: Number(row['hour']) * 1000 });
    },
  };
}
