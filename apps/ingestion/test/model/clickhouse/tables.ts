import { type LedgerRow } from '@docket/ledger';
import { type EventRow } from './native-rows.js';

export interface FenceRow {
  readonly number: number;
  readonly owner: string;
}

/** The rows of one partition, as far as delivery and the checker read them. */
export class PartitionTables {
  readonly fences: FenceRow[] = [];
  /** In order of arrival, with repeated rows. */
  readonly ledger: LedgerRow[] = [];
  /** Rows of `audit_events` per offset. */
  readonly events = new Map<number, EventRow[]>();
  /** How often a view has counted the event at an offset. */
  readonly projected = new Map<number, number>();
  /** Reasons of the rows of `audit_rejections` per offset. */
  readonly rejections = new Map<number, string[]>();
  /** Hours (their starts, ms) listed for repair, per offset range of the batch that lists them. */
  readonly repairs: { readonly first: number; readonly last: number; readonly hour: number }[] = [];

  highestFence(): FenceRow | undefined {
    return this.fences.reduce<FenceRow | undefined>((highest, row) => {
      if (!highest || row.number > highest.number) return row;
      return row.number === highest.number && row.owner > highest.owner ? row : highest;
    }, undefined);
  }

  /** Distinct rows, the highest offsets first. */
  ledgerTail(limit: number): LedgerRow[] {
    const distinct = [...new Map(this.ledger.map((row) => [JSON.stringify(row), row])).values()];
    return distinct.sort((a, b) => b.first - a.first || b.last - a.last).slice(0, limit);
  }

  /** The last rows below an offset, oldest first. */
  eventsBelow(below: number, limit: number): EventRow[] {
    const rows = [...this.events.values()].flat().filter(({ offset }) => offset < below);
    return rows.sort((a, b) => a.offset - b.offset).slice(-limit);
  }
}

/** All tables of the database. */
export class Tables {
  readonly #partitions = new Map<number, PartitionTables>();

  of(partition: number): PartitionTables {
    let tables = this.#partitions.get(partition);
    if (!tables) this.#partitions.set(partition, (tables = new PartitionTables()));
    return tables;
  }

  /** By partition. */
  entries(): [number, PartitionTables][] {
    return [...this.#partitions];
  }

  all(): PartitionTables[] {
    return [...this.#partitions.values()];
  }
}
