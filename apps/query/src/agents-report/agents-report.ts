import { ClickHouseError } from '@docket/clickhouse';
import { type TenantReader } from '../access/tenant-reader.js';
import { type Values, valuesOf } from './columns.js';
import { activityByEvents, activityByHours, isHourly, ticketsTouched } from './queries/activity.query.js';
import { firstResponsesQuery } from './queries/first-responses.query.js';
import { type MeasuresQuery, type MeasuresRow } from './queries/measures-query.js';
import { presenceQuery } from './queries/presence.query.js';
import { ratingsQuery } from './queries/ratings.query.js';
import { resolutionsQuery } from './queries/resolutions.query.js';
import { transfersQuery } from './queries/transfers.query.js';
import { viewingQuery } from './queries/viewing.query.js';
import { type Scope } from './scope.js';

/** Numbers of one agent or department. */
export interface Row {
  readonly key: string;
  /** Where an agent did most; undefined for one who did nothing in the period. */
  readonly home: string | undefined;
  readonly values: Values;
}

export type Source = 'agent_activity_hourly' | 'audit_events';

/** One period of the report, in the order of keys. */
export interface Period {
  readonly rows: readonly Row[];
  /** What counts were read from; all else is read from the events. */
  readonly source: Source;
}

/**
 * Reads one period.
 * @throws {ClickHouseError}
 */
export async function readPeriod(tenant: TenantReader, scope: Scope): Promise<Period> {
  const read = ({ definition, params }: MeasuresQuery) => tenant.query(definition, params);
  const others = [
    ticketsTouched(scope),
    transfersQuery(scope),
    firstResponsesQuery(scope),
    resolutionsQuery(scope),
    viewingQuery(scope),
    ratingsQuery(scope),
    presenceQuery(scope),
  ];
  const [activity, ...parts] = await Promise.all([readActivity(read, scope), ...others.map(read)]);
  return { rows: joined([activity.rows, ...parts]), source: activity.source };
}

async function readActivity(read: (query: MeasuresQuery) => Promise<MeasuresRow[]>, scope: Scope) {
  if (isHourly(scope)) {
    try {
      return { rows: await read(activityByHours(scope)), source: 'agent_activity_hourly' as const };
    } catch (error) {
      // A database whose projections are not built yet can be asked all the same.
      if (!(error instanceof ClickHouseError && error.type === 'unknown_table')) throw error;
    }
  }
  return { rows: await read(activityByEvents(scope)), source: 'audit_events' as const };
}

/** One row per agent or department that any part knows of. */
function joined(parts: readonly (readonly MeasuresRow[])[]): Row[] {
  const found = new Map<string, { home: string | undefined; values: Record<string, number | null> }>();
  for (const { key, home, values } of parts.flat()) {
    const row = found.get(key) ?? { home: undefined, values: {} };
    found.set(key, { home: home ?? row.home, values: { ...row.values, ...values } });
  }
  return [...found]
    .map(([key, { home, values }]) => ({ key, home: home === '' ? undefined : home, values: valuesOf(values) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}
