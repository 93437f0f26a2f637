import type { ColumnName, OtherColumnName, TextColumnName } from './event-columns.js';

type Times = 'occurred_at' | 'appended_at' | 'ingested_at';
type Counters = 'producer_sequence' | 'kafka_offset';
type Maps = 'labels' | 'details';

/** One row of `audit_events` as an object: for comparing, never on the way of an event. */
export type EventRow = Readonly<
  Record<TextColumnName | 'event_id', string> &
    /** Ms since the epoch. */
    Record<Times, number> &
    Record<Counters, bigint> &
    Record<Maps, ReadonlyMap<string, string>> &
    Record<Exclude<OtherColumnName, 'event_id' | Times | Counters | Maps>, number>
>;

/** The value of a column in {@link EventRow}. */
export type ColumnValue = EventRow[ColumnName];
