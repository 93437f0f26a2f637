import { Problem } from '@docket/http';
import { type TenantReader } from '../access/tenant-reader.js';
import { MOST_PRESENCE_MS, MOST_VIEW_MS, PRESENCE_GRACE_MS, VIEW_GRACE_MS } from '../sessions/closing.js';
import { type Span } from '../sessions/span.js';
import { callsByDayQuery } from './calls.query.js';
import { daysOf } from './days.js';
import { type Narrowing } from './narrowing.js';
import { presencesQuery } from './presence.query.js';
import { type TimeRow } from './time-row.js';
import { timeRows } from './time-rows.js';
import { ticketViewsQuery } from './views.query.js';

/** States, and views, that one report may have. */
const MOST_INTERVALS = 50_000;
/** Days of agents that one report may have. */
const MOST_ROWS = 10_000;
/** How far around the period edges are looked for: what seems to last longer is closed by rule. */
const PRESENCE_REACH_MS = MOST_PRESENCE_MS + PRESENCE_GRACE_MS;
const VIEW_REACH_MS = MOST_VIEW_MS + VIEW_GRACE_MS;

/** What is asked for. Times are ms since 1970. */
export interface TimeQuestion extends Span, Narrowing {
  readonly tz: string;
  readonly asOf: number;
}

/**
 * Days of agents in a period.
 * @throws {Problem} 422 for more than one report may have
 * @throws {ClickHouseError}
 */
export async function readTime(tenant: TenantReader, question: TimeQuestion): Promise<TimeRow[]> {
  const { from, to, tz, asOf, agents, departments } = question;
  const days = daysOf({ from, to }, tz);
  const around = (reach: number) => ({ since_ms: from - reach, until_ms: to + reach });
  const asked = { agents, departments, from_ms: from, to_ms: to };
  const [presences, views, calls] = await Promise.all([
    // An earlier event says of nobody that he was there in the period.
    tenant.query(presencesQuery, {
      ...asked,
      ...around(PRESENCE_REACH_MS),
      signs_from_ms: from - PRESENCE_GRACE_MS,
      rows: MOST_INTERVALS + 1,
    }),
    tenant.query(ticketViewsQuery, { ...asked, ...around(VIEW_REACH_MS), rows: MOST_INTERVALS + 1 }),
    tenant.query(callsByDayQuery, { ...asked, starts: days.map((day) => day.from), rows: MOST_ROWS + 1 }),
  ]);
  if (presences.length > MOST_INTERVALS) throw tooMany(MOST_INTERVALS, 'states of agents');
  if (views.length > MOST_INTERVALS) throw tooMany(MOST_INTERVALS, 'views of tickets');
  const rows = timeRows({ presences, views, calls }, { days, now: asOf });
  if (rows.length > MOST_ROWS || calls.length > MOST_ROWS) throw tooMany(MOST_ROWS, 'days of agents');
  return rows;
}

function tooMany(most: number, what: string): Problem {
  return new Problem(
    'limit-exceeded',
    `Limit on rows: there are more than ${most} ${what}. Narrow from and to, or name actors or departments.`,
  );
}
