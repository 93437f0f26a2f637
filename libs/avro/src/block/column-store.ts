import { ByteColumn } from './byte-column.js';
import { TEXT_COLUMNS, textIndex } from './event-columns.js';
import { FixedColumns, setPair } from './fixed-columns.js';

/** Where a row came from. */
export interface RowOrigin {
  readonly schemaId: number;
  readonly partition: number;
  /** Offset of the Kafka record. A number is cheaper; both are exact up to 2^53 - 1, a bigint beyond. */
  readonly offset: number | bigint;
  /** When the broker appended the record, ms since the epoch. */
  readonly appendedAt: number;
}

const DEPARTMENT = textIndex('department');
const DEPARTMENT_ID = textIndex('department_id');
const ACTOR_DEPARTMENT_ID = textIndex('actor_department_id');

/**
 * The memory of an event block, and the life of a row in it: begin, write columns, then commit or take back.
 * Made for the transcoder's functions, which write to the public fields; everybody else uses `EventBlock`.
 */
export class ColumnStore {
  /** Rows committed; also the index of the row under way. */
  rows = 0;
  readonly text: readonly ByteColumn[] = TEXT_COLUMNS.map(() => new ByteColumn());
  readonly fixed = new FixedColumns();
  readonly labelKeys = new ByteColumn();
  readonly labelValues = new ByteColumn();
  readonly detailKeys = new ByteColumn();
  readonly detailValues = new ByteColumn();
  /** Labels and details written, the row under way included. */
  labels = 0;
  details = 0;
  /** The last row, as long as it can be taken back: nothing has been written since; else -1. */
  last = -1;
  #labelsBefore = 0;
  #detailsBefore = 0;

  beginRow(): void {
    this.last = -1;
    if (this.rows === this.fixed.capacity) this.fixed.grow();
    this.labelKeys.mark = this.labelKeys.end;
    this.labelValues.mark = this.labelValues.end;
    this.detailKeys.mark = this.detailKeys.end;
    this.detailValues.mark = this.detailValues.end;
    this.#labelsBefore = this.labels;
    this.#detailsBefore = this.details;
  }

  commitRow(origin: RowOrigin): void {
    const { fixed, rows } = this;
    this.#copyDepartment(rows);
    fixed.schemaId[rows] = origin.schemaId;
    fixed.partition[rows] = origin.partition;
    setOffset(fixed.offset, rows, origin.offset);
    setPair(fixed.appendedAt, rows, origin.appendedAt);
    fixed.labelEnds[2 * rows] = this.labels;
    fixed.detailEnds[2 * rows] = this.details;
    this.last = rows;
    this.rows = rows + 1;
  }

  /** Takes back everything written for `row`, which must be the row under way or `last`. */
  takeBack(row: number): void {
    for (const column of this.text) column.takeBack(row);
    this.labelKeys.end = this.labelKeys.mark;
    this.labelValues.end = this.labelValues.mark;
    this.detailKeys.end = this.detailKeys.mark;
    this.detailValues.end = this.detailValues.mark;
    this.labels = this.#labelsBefore;
    this.details = this.#detailsBefore;
    this.rows = row;
    this.last = -1;
  }

  reset(): void {
    this.fixed.reset(this.rows);
    for (const column of this.text) column.reset();
    for (const column of [this.labelKeys, this.labelValues, this.detailKeys, this.detailValues]) column.reset();
    this.rows = 0;
    this.last = -1;
    this.labels = 0;
    this.details = 0;
  }

  /** The department of an event: where it took place, else the actor's. The id was checked when it was written. */
  #copyDepartment(row: number): void {
    const own = this.text[DEPARTMENT_ID];
    const source = own?.filled === row + 1 ? own : this.text[ACTOR_DEPARTMENT_ID];
    const target = this.text[DEPARTMENT];
    if (source === undefined || target === undefined || source.filled !== row + 1) return;
    if (target.filled !== row) target.fillTo(row);
    const { bytes, mark, end } = source;
    if (target.end + end - mark > target.bytes.length) target.grow(end - mark);
    const into = target.bytes;
    let at = target.end;
    target.mark = at;
    for (let i = mark; i < end; i++) into[at++] = bytes[i] ?? 0;
    target.end = at;
    target.filled = row + 1;
  }
}

function setOffset(words: Uint32Array, row: number, offset: number | bigint): void {
  if (typeof offset === 'number') {
    setPair(words, row, offset);
  } else {
    words[2 * row] = Number(offset & 0xffff_ffffn);
    words[2 * row + 1] = Number((offset >> 32n) & 0xffff_ffffn);
  }
}
