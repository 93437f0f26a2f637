import { type Reading } from './queryable.js';
import { outboxNames } from './table.js';

/** What is in an outbox. */
export interface OutboxStatus {
  /** Events that wait, counted up to {@link COUNTED_TO}. */
  readonly waiting: number;
  /** Age of the oldest of them, seconds; 0 when none waits. */
  readonly oldestSeconds: number;
  /** Events that were set aside, counted alike. */
  readonly setAside: number;
}

/** A backlog of more than this is not counted to its end: that would cost more than it tells. */
export const COUNTED_TO = 100_000;

/** Looks into an outbox. @throws {TableNameError}, or whatever the driver says */
export async function outboxStatus(
  connection: Reading,
  options: { readonly table?: string } = {},
): Promise<OutboxStatus> {
  const { table, slots, setAside } = outboxNames(options.table);
  // The oldest of a slot is its first row, give or take the time of a transaction; no index on the time is needed.
  const { rows } = await connection.query(
    `SELECT (SELECT count(*) FROM (SELECT 1 FROM ${table} LIMIT ${COUNTED_TO}) w)::integer AS waiting,
       (SELECT count(*) FROM (SELECT 1 FROM ${setAside} LIMIT ${COUNTED_TO}) a)::integer AS set_aside,
       (SELECT coalesce(greatest(extract(epoch FROM clock_timestamp() - min(f.written_at)), 0), 0)::float8
        FROM ${slots} s CROSS JOIN LATERAL
          (SELECT o.written_at FROM ${table} o WHERE o.slot = s.slot ORDER BY o.slot, o.id LIMIT 1) f) AS oldest`,
  );
  const [row] = rows as { waiting: number; set_aside: number; oldest: number }[];
  return { waiting: row?.waiting ?? 0, oldestSeconds: row?.oldest ?? 0, setAside: row?.set_aside ?? 0 };
}
