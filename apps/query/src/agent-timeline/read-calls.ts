import { type TenantReader } from '../access/tenant-reader.js';
import { type Call } from './agent-day.js';
import { type CallRow, callsQuery } from './calls.query.js';
import { type Day, MOST_INTERVALS } from './within-day.js';

/** Calls of a day. */
export interface DayCalls {
  /** The first {@link MOST_INTERVALS}; all of them are among the actions. */
  readonly calls: readonly Call[];
  readonly count: number;
  readonly callMs: number;
}

/** Calls that somebody took or made on a day. @throws {ClickHouseError} */
export async function readCalls(tenant: TenantReader, actor: string, day: Day): Promise<DayCalls> {
  const limits = { from_ms: day.from, to_ms: day.to, rows: MOST_INTERVALS };
  const rows = await tenant.query(callsQuery, { actor, ...limits });
  return { calls: rows.map(toCall), count: rows[0]?.all_calls ?? 0, callMs: rows[0]?.all_ms ?? 0 };
}

function toCall({ event_id, occurred_at, ticket_id, direction, duration_ms, answered, wait }: CallRow): Call {
  return {
    event_id,
    occurred_at,
    ...(ticket_id === '' ? {} : { ticket_id }),
    direction,
    duration_ms,
    ...(answered === '' ? {} : { answered: answered === 'true' }),
    ...(/^\d{1,15}$/.test(wait) ? { wait_ms: Number(wait) } : {}),
  };
}
