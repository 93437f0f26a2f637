import { type OutgoingEvent } from '../../publish/outgoing-event.js';
import { type RowError } from '../row-error.js';
import { type Row } from '../rows/read-rows.js';

/** One event that a row of the file gives. */
export interface ImportedEvent extends OutgoingEvent {
  readonly row: Row;
}

/** One row that gives no event, and why. */
export interface BadRow {
  readonly row: Row;
  readonly error: RowError;
}

/** What became of some rows. */
export interface Converted {
  readonly events: readonly ImportedEvent[];
  readonly bad: readonly BadRow[];
}
