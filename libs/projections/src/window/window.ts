import { type ProjectionDefinition } from '../definition/definition.js';
import { targetTable } from '../rules/columns.js';
import { bareSql } from '../rules/sql-words.js';
import { DAY_MS, HOUR_MS, type TimeRange, wholeUnits } from './time-ranges.js';

/**
 * What of a projection is made of the events of some time, and of no others: its rows of that time; or, if its rows have no time,
 * those of everything (every ticket, say) that something happened to then, with all that ever happened to it.
 */
export interface Window {
  /** Whole hours, or whole days if that is what rows are about. */
  readonly ranges: readonly TimeRange[];
  /** Condition on rows of its table. @param events table of the events it is made of; @param before which of them count */
  readonly rows: (events: string, before?: string) => string;
  /** The same on events. */
  readonly events: (events: string, before?: string) => string;
}

/** The window of some time of a projection. */
export function windowOf(definition: ProjectionDefinition, times: readonly TimeRange[]): Window {
  const bare = bareSql(definition.table);
  const { columns, orderBy } = targetTable(bare);
  const name = /PARTITION BY toYYYYMM\((\w+)\)/.exec(bare)?.[1];
  const column = columns.find((one) => one.name === name);
  if (!column) return windowOfKeys(orderBy, wholeUnits(times, HOUR_MS));
  const isDay = /^Date(32)?$/.test(column.type);
  const ranges = wholeUnits(times, isDay ? DAY_MS : HOUR_MS);
  return {
    ranges,
    rows: () => among(column.name, ranges, isDay ? day : moment),
    events: () => among('occurred_at', ranges, moment),
  };
}

function windowOfKeys(keys: readonly string[], ranges: readonly TimeRange[]): Window {
  const list = keys.join(', ');
  const touched = (events: string, before = 'true'): string =>
    `(${list}) IN (SELECT DISTINCT ${list} FROM ${events} WHERE ${among('occurred_at', ranges, moment)} AND ${before})`;
  return { ranges, rows: touched, events: touched };
}

function among(column: string, ranges: readonly TimeRange[], literal: (ms: number) => string): string {
  if (ranges.length === 0) return 'false';
  const parts = ranges.map(({ from, to }) => `(${column} >= ${literal(from)} AND ${column} < ${literal(to)})`);
  return `(${parts.join(' OR ')})`;
}

function moment(ms: number): string {
  return `fromUnixTimestamp64Milli(toInt64(${ms}), 'UTC')`;
}

function day(ms: number): string {
  return `toDate32('${new Date(ms).toISOString().slice(0, 10)}')`;
}
