import { type TenantReader } from '../../access/tenant-reader.js';
import { TicketFold, type TicketState } from './fold.js';
import { stateEventsQuery, type StateRow } from './state-events.query.js';

/** Events that are in memory at once. */
const STRETCH = 10_000;

/**
 * How a ticket stood at a moment, by everything that had happened to it by then. Reads its events a stretch at a time;
 * the memory it takes does not depend on how many there are.
 * @param asOf ms since 1970; what happened at that moment is included
 * @returns null when nothing had happened to it yet
 * @throws {ClickHouseError}
 */
export async function readTicketState(
  tenant: TenantReader,
  ticket: string,
  asOf: number,
  stretch = STRETCH,
): Promise<TicketState | null> {
  const fold = new TicketFold();
  let after = { after_ms: 0, after_epoch: 0, after_partition: 0, after_offset: -1 };
  for (;;) {
    const rows = await tenant.query(stateEventsQuery, { ticket, as_of_ms: asOf, ...after, rows: stretch });
    for (const { fields, ...row } of rows) fold.add({ ...row, details: fields });
    const last = rows.at(-1);
    if (last === undefined || rows.length < stretch) break;
    after = placeAfter(last);
  }
  const state = fold.state();
  return state.events === 0 ? null : state;
}

function placeAfter(row: StateRow) {
  return {
    after_ms: Date.parse(row.occurred_at),
    after_epoch: row.epoch,
    after_partition: row.kafka_partition,
    after_offset: row.kafka_offset,
  };
}
