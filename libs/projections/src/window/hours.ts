import { type ClickHouseReader, defineQuery, rowType } from '@docket/clickhouse';
import { z } from 'zod';
import { logEntries, type LogEntry } from '../replay/replay-log.js';
import { type ReplayParts } from '../replay/surroundings.js';
import { projectionState } from '../versions/catalog.js';
import { HOUR_MS, type TimeRange, wholeUnits } from './time-ranges.js';

const sampleQuery = defineQuery({
  name: 'projections.sample',
  sql:
    'SELECT intDiv(toUnixTimestamp64Milli(occurred_at), 3600000) * 3600000 AS hour FROM audit_events ' +
    'GROUP BY hour ORDER BY rand() LIMIT {hours:UInt32}',
  params: z.object({ hours: z.int() }),
  row: z.object({ hour: rowType.int64 }),
  limits: { executionSeconds: 300, rowsToRead: 1_000_000_000_000 },
});

/** So many hours in which events happened, by chance; all of them when there are fewer. */
export async function sampledHours(reader: ClickHouseReader, hours: number): Promise<TimeRange[]> {
  return hoursOf((await reader.query(sampleQuery, { hours })).map(({ hour }) => hour));
}

const unsureQuery = defineQuery({
  name: 'projections.unsure',
  sql:
    'SELECT DISTINCT toInt64(toUnixTimestamp(hour)) * 1000 AS hour_ms, toUnixTimestamp64Milli(at) AS at_ms FROM ingest_repair ' +
    "WHERE {topic:String} IN ('', topic)",
  params: z.object({ topic: z.string() }),
  row: z.object({ hour_ms: rowType.int64, at_ms: rowType.int64 }),
  limits: { resultRows: 10_000_000 },
});

/**
 * The hours that a recovery of ingestion has listed as unsure, and that were not found right since in the version that readers see.
 */
export function unsureHours({ writer, topic }: ReplayParts, projection: string): Promise<TimeRange[]> {
  return unsureHoursIn(writer, projection, topic);
}

/**
 * The same for who may only read.
 * @param topic '': events of every topic
 */
export async function unsureHoursIn(
  reader: Pick<ClickHouseReader, 'query'>,
  projection: string,
  topic = '',
): Promise<TimeRange[]> {
  const listed = await reader.query(unsureQuery, { topic });
  if (listed.length === 0) return [];
  const { reads } = await projectionState(reader, projection);
  const entries = await logEntries(reader, [projection]);
  const found = entries
    .filter(({ version }) => version === reads)
    .flatMap((entry) => assuranceIn(entry, entries) ?? []);
  const unsure = listed.filter(
    ({ hour_ms: hour, at_ms: at }) => !found.some(({ asOf, times }) => at <= asOf && covers(times, hour)),
  );
  return hoursOf(unsure.map(({ hour_ms }) => hour_ms));
}

/** A version was equal to the events that were decided up to then. */
interface Assurance {
  /** ms since 1970 */
  readonly asOf: number;
  /** Of this time alone; null: of all. */
  readonly times: readonly TimeRange[] | null;
}

function assuranceIn(entry: LogEntry, entries: readonly LogEntry[]): Assurance | undefined {
  const { step, detail, run, version } = entry;
  if (step === 'verified') return { asOf: Number(detail['as_of']), times: timesIn(detail) };
  if (step !== 'compared' || detail['differing_from_events'] !== 0) return undefined;
  // The cut was before the comparison, and everything up to it was written by then.
  const cut = entries.find((one) => one.run === run && one.version === version && one.step === 'cut');
  const begun = entries.find((one) => one.run === run && one.step === 'begun');
  return cut && begun ? { asOf: cut.at, times: timesIn(begun.detail) } : undefined;
}

function timesIn(detail: LogEntry['detail']): readonly TimeRange[] | null {
  return (detail['times'] as readonly TimeRange[] | null | undefined) ?? null;
}

function covers(times: Assurance['times'], hour: number): boolean {
  return times === null || times.some(({ from, to }) => from <= hour && hour + HOUR_MS <= to);
}

function hoursOf(starts: readonly number[]): TimeRange[] {
  return wholeUnits(
    starts.map((from) => ({ from, to: from + HOUR_MS })),
    HOUR_MS,
  );
}
