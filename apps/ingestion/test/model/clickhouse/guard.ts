import { type InsertGuard } from '@docket/clickhouse';
import { LONGEST_INSERT_MS } from './insert-operation.js';
import { type FenceRow, type Tables } from './tables.js';
import { WINDOW_MS } from './tokens.js';

export type Guard = Pick<InsertGuard, 'where' | 'params'>;

/** What delivery is configured with: the window less the longest insert. */
export const GUARD_SECONDS = (WINDOW_MS - LONGEST_INSERT_MS) / 1000;

const FENCE_CONDITION = 'ingest_fence';
const WINDOW_CONDITION = 'deduplication window passed';
const HOLD_CONDITION = 'ingest_hold';

/** The guard of an insert, as ClickHouse evaluates it. */
export function fenceOf({ where, params }: Guard): { readonly mine: FenceRow; readonly partition: number } {
  const conditions = where.split('throwIf(').length - 1;
  const known = [FENCE_CONDITION, WINDOW_CONDITION, HOLD_CONDITION].filter((text) => where.includes(text));
  if (known.length !== conditions || !where.includes(FENCE_CONDITION)) {
    throw new Error(`the model does not know all conditions of: ${where}`);
  }
  const mine = { number: Number(params['guard_number']), owner: String(params['guard_owner']) };
  return { mine, partition: Number(params['guard_partition']) };
}

/** Whether the fence is still the one the guard names: the whole pair is compared. */
export function holdsFence(tables: Tables, guard: Guard): boolean {
  const { mine, partition } = fenceOf(guard);
  const highest = tables.of(partition).highestFence();
  return highest?.number === mine.number && highest.owner === mine.owner;
}

/** Whether the insert must wait while the topic is held. */
export function waitsForHold({ where }: Guard): boolean {
  return where.includes(HOLD_CONDITION);
}

/** Whether the guard finds that the clock has gone back since the batch was decided. */
export function isAhead({ where, params }: Guard, now: number): boolean {
  const ahead = /now64\(3\) < fromUnixTimestamp64Milli\(\{guard_at:Int64\}\) - toIntervalSecond\((\d+)\)/.exec(
    where,
  )?.[1];
  return ahead !== undefined && now < Number(params['guard_at']) - Number(ahead) * 1000;
}

/** Whether the guard finds that the batch was decided before this life of the server. */
export function isOlderThan(start: number, { where, params }: Guard): boolean {
  return where.includes('uptime()') && Number(params['guard_at']) < start;
}

/** Whether the guard asks for the window, and it has passed. */
export function isTooLate({ where, params }: Guard, now: number): boolean {
  if (!where.includes(WINDOW_CONDITION)) return false;
  return now > Number(params['guard_at']) + Number(params['guard_seconds']) * 1000;
}
