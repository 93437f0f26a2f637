import { ColumnStore } from './column-store.js';
import { type BlockColumn, EVENT_COLUMNS, type OtherColumnName, TEXT_COLUMNS, textIndex } from './event-columns.js';
import { getPair, setPair } from './fixed-columns.js';
import { blockHeader, columnHeader } from './native-header.js';

/** What all rows of a block have in common. */
export interface BlockConstants {
  readonly epoch: number;
  /** Ms since the epoch. */
  readonly ingestedAt: number;
}

/** What a row is found by in the table: its sorting key. */
export interface EventKey {
  readonly tenantId: string;
  /** Ms since the epoch. */
  readonly occurredAt: number;
  /** In canonical text form. */
  readonly eventId: string;
}

const TENANT_ID = textIndex('tenant_id');
const COLUMN_HEADERS: ReadonlyMap<string, Buffer> = new Map(
  EVENT_COLUMNS.map((column) => [column.name, columnHeader(column)]),
);
const TEXT_INDEXES: ReadonlyMap<string, number> = new Map(TEXT_COLUMNS.map((name, index) => [name, index]));
/** Bytes of a row in the columns of fixed size. */
const FIXED_ROW_BYTES = 16 + 7 * 8 + 3 * 4;

/**
 * The rows of one insert into `audit_events`, held as the columns of one block of ClickHouse's Native format.
 *
 * A block lives in turns: rows are appended (by `Transcoders.append`), `encode` gives the bytes, the insert is sent
 * and sent again until it is decided, `reset` makes room for the next rows. **The buffers that `encode` gives are the
 * block's own memory, not copies.** From then on the block takes no rows, so they stay as they are, and a retry sends
 * the same bytes; `reset` ends that, so it may only be called when no insert of them can be under way any more. To
 * collect rows meanwhile, use a second block.
 */
export class EventBlock {
  /** Names of the columns, and types for the structure of `input()`, in the order of the block. */
  readonly columns: readonly BlockColumn[] = EVENT_COLUMNS;
  readonly #store = new ColumnStore();
  #encoded = false;

  get rows(): number {
    return this.#store.rows;
  }

  /** Bytes of all columns now: what an insert of the rows would send, names and types of columns aside. */
  get bytes(): number {
    const { text, labelKeys, labelValues, detailKeys, detailValues, rows } = this.#store;
    let bytes = rows * FIXED_ROW_BYTES + labelKeys.end + labelValues.end + detailKeys.end + detailValues.end;
    for (const column of text) bytes += column.end + rows - column.filled;
    return bytes;
  }

  /**
   * The memory rows are written to.
   * @internal For the transcoder.
   */
  open(): ColumnStore {
    if (this.#encoded) throw new Error('the block was encoded: its buffers may be in an insert; reset it first');
    return this.#store;
  }

  /**
   * Takes back the row just appended.
   * @throws Error when the last thing that happened to the block is not a row appended: a rejection, too, makes it
   * forget where the row before began.
   */
  dropLast(): void {
    const row = this.#lastRow();
    this.open().takeBack(row);
  }

  /** Event id of the row just appended, in canonical text form. @throws Error as `dropLast` does. */
  lastEventId(): string {
    const words = new Uint32Array(4);
    this.copyEventId(this.#lastRow(), words, 0);
    const hex = [1, 0, 3, 2].map((index) => (words[index] ?? 0).toString(16).padStart(8, '0')).join('');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }

  /** When the event of the row just appended occurred, ms since the epoch. @throws Error as `dropLast` does. */
  lastOccurredAt(): number {
    return getPair(this.#store.fixed.occurredAt, this.#lastRow());
  }

  /** What the row just appended is found by in the table. @throws Error as `dropLast` does. */
  lastKey(): EventKey {
    const row = this.#lastRow();
    const tenant = this.#store.text[TENANT_ID];
    if (tenant === undefined) throw new Error('unreachable: every block has a tenant column');
    // An id has at most 256 bytes, so that its length takes one byte or two.
    const start = tenant.mark + ((tenant.bytes[tenant.mark] ?? 0) < 128 ? 1 : 2);
    return {
      tenantId: tenant.written().toString('utf8', start, tenant.end),
      occurredAt: getPair(this.#store.fixed.occurredAt, row),
      eventId: this.lastEventId(),
    };
  }

  /**
   * Copies the event id of a row as four 32-bit words, without making an object: the cheap form for a memory of ids.
   * The words are those of Native (of each half the low word first), so they only serve to be compared.
   */
  copyEventId(row: number, into: Uint32Array, at: number): void {
    const { eventId } = this.#store.fixed;
    for (let word = 0; word < 4; word++) {
      const from = 8 * row + 2 * word;
      into[at + word] = ((eventId[from + 1] ?? 0) << 16) | (eventId[from] ?? 0);
    }
  }

  /**
   * The rows as one block of the Native format, in pieces to be sent one after another. The block takes no more rows
   * until `reset`; encoding again gives the same rows with other constants.
   * @param columns some of the block's, in its order: others are left out
   */
  encode(constants: BlockConstants, columns: readonly BlockColumn[] = EVENT_COLUMNS): Buffer[] {
    this.#encoded = true;
    const { rows, text } = this.#store;
    const pieces = [blockHeader(columns.length, rows)];
    for (const { name, type } of columns) {
      pieces.push(COLUMN_HEADERS.get(name) ?? Buffer.alloc(0));
      const column = type === 'String' ? text[TEXT_INDEXES.get(name) ?? -1] : undefined;
      if (column === undefined) {
        pieces.push(...this.#other(name as OtherColumnName, constants));
      } else {
        column.fillTo(rows);
        pieces.push(column.written());
      }
    }
    return pieces;
  }

  /** Empties the block. The buffers of the last `encode` will be overwritten: no insert may still send them. */
  reset(): void {
    this.#store.reset();
    this.#encoded = false;
  }

  #other(name: OtherColumnName, constants: BlockConstants): Buffer[] {
    const { fixed, rows, labelKeys, labelValues, detailKeys, detailValues } = this.#store;
    switch (name) {
      case 'event_id':
        return [view(fixed.eventId, 16 * rows)];
      case 'occurred_at':
        return [view(fixed.occurredAt, 8 * rows)];
      case 'producer_sequence':
        return [view(fixed.sequence, 8 * rows)];
      case 'labels':
        return [view(fixed.labelEnds, 8 * rows), labelKeys.written(), labelValues.written()];
      case 'details':
        return [view(fixed.detailEnds, 8 * rows), detailKeys.written(), detailValues.written()];
      case 'schema_id':
        return [view(fixed.schemaId, 4 * rows)];
      case 'epoch':
        return [view(new Uint32Array(rows).fill(constants.epoch), 4 * rows)];
      case 'kafka_partition':
        return [view(fixed.partition, 4 * rows)];
      case 'kafka_offset':
        return [view(fixed.offset, 8 * rows)];
      case 'appended_at':
        return [view(fixed.appendedAt, 8 * rows)];
      case 'ingested_at':
        return [repeated(constants.ingestedAt, rows)];
    }
  }

  #lastRow(): number {
    const { last } = this.#store;
    if (last < 0) throw new Error('no row was just appended');
    return last;
  }
}

function view(array: Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>, bytes: number): Buffer {
  return Buffer.from(array.buffer, array.byteOffset, bytes);
}

function repeated(value: number, rows: number): Buffer {
  const pair = new Uint32Array(2);
  setPair(pair, 0, value);
  return Buffer.alloc(8 * rows, view(pair, 8));
}
