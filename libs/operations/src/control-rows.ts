import { type InsertRow } from '@docket/clickhouse';
import { type IncomingRecord } from '@docket/kafka';
import { POSITION_KIND } from './control-known.js';

/** A record of the control topic as `control_state` has it; undefined when its key is not `<kind>/<id>`. */
export function controlRow({ key, value, offset, timestamp }: IncomingRecord): InsertRow | undefined {
  const text = key?.toString('utf8') ?? '';
  const slash = text.indexOf('/');
  if (slash <= 0) return undefined;
  return {
    kind: text.slice(0, slash),
    id: text.slice(slash + 1),
    value: value?.toString('utf8') ?? '',
    version: BigInt(offset),
    at: new Date(Number(timestamp)),
  };
}

/** The row that says that everything up to a record is there; to be written behind what it speaks of. */
export function positionRow(partition: number, { offset, timestamp }: IncomingRecord): InsertRow {
  const next = BigInt(offset) + 1n;
  const id = String(partition);
  return { kind: POSITION_KIND, id, value: String(next), version: next, at: new Date(Number(timestamp)) };
}
