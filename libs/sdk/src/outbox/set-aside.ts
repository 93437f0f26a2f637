import { type Reading } from './queryable.js';
import { outboxNames } from './table.js';

/** An event that a relay could not send. */
export interface SetAsideEvent {
  readonly event_id: string;
  readonly action: string;
  /** The field that does not fit, empty when it is not about one. */
  readonly field: string;
  readonly reason: string;
  readonly written_at: Date;
  readonly set_aside_at: Date;
  /** The event as JSON. */
  readonly event: string;
}

/** Which of them: all, or those with these ids. */
export interface SetAsideChoice {
  readonly table?: string;
  readonly eventIds?: readonly string[];
}

/** Those that were set aside, oldest first. @param options.limit most of them, 100 by default */
export async function listSetAside(
  connection: Reading,
  options: SetAsideChoice & { readonly limit?: number } = {},
): Promise<SetAsideEvent[]> {
  const { setAside } = outboxNames(options.table);
  const { rows } = await connection.query(
    `SELECT event_id, action, field, reason, written_at, set_aside_at, event::text AS event FROM ${setAside}
     WHERE $1::uuid[] IS NULL OR event_id = ANY($1::uuid[]) ORDER BY id LIMIT $2::integer`,
    [options.eventIds ?? null, options.limit ?? 100],
  );
  return rows as SetAsideEvent[];
}

/**
 * Puts events back among those that wait, at their former places: a relay tries them next. Others of the same key may have
 * been sent in the meantime. @returns how many
 */
export async function retrySetAside(connection: Reading, choice: SetAsideChoice = {}): Promise<number> {
  const { table, setAside, channel } = outboxNames(choice.table);
  const { rows } = await connection.query(
    `WITH back AS (DELETE FROM ${setAside} WHERE $1::uuid[] IS NULL OR event_id = ANY($1::uuid[]) RETURNING *),
       put AS (INSERT INTO ${table} (slot, id, event_id, action, record, event, bytes, written_at) OVERRIDING SYSTEM VALUE
         SELECT slot, id, event_id, action, record, event, bytes, written_at FROM back RETURNING 1),
       woken AS (SELECT pg_notify('${channel}', ''))
     SELECT (SELECT count(*) FROM put)::integer AS n FROM woken`,
    [choice.eventIds ?? null],
  );
  return countOf(rows);
}

/** Deletes events for good: they will never be in the audit log. @returns how many */
export async function discardSetAside(connection: Reading, choice: SetAsideChoice = {}): Promise<number> {
  const { setAside } = outboxNames(choice.table);
  const { rows } = await connection.query(
    `WITH gone AS (DELETE FROM ${setAside} WHERE $1::uuid[] IS NULL OR event_id = ANY($1::uuid[]) RETURNING 1)
     SELECT count(*)::integer AS n FROM gone`,
    [choice.eventIds ?? null],
  );
  return countOf(rows);
}

function countOf(rows: readonly unknown[]): number {
  return (rows[0] as { n: number } | undefined)?.n ?? 0;
}
