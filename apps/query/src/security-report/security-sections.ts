import { type SectionPeriod, type SectionPlan } from '../report-sections/section-query.js';
import { type DayHours, timeText } from './working-time.js';

/** Sections of the report, in the order in which they are shown. */
export const SECURITY_SECTIONS = [
  'failed_logins',
  'denied',
  'outside_working_hours',
  'exports',
  'views_without_action',
] as const;
export type SecuritySection = (typeof SECURITY_SECTIONS)[number];

/** What somebody is asked to look at. */
export interface SecurityScope extends SectionPeriod {
  readonly tz: string;
  readonly hours: DayHours;
  /** 1 is Monday. */
  readonly days: readonly number[];
}

const EXPORTS = ['user.data_exported', 'audit.exported'];

/** How each is counted. */
export function securityPlans(scope: SecurityScope): Readonly<Record<SecuritySection, SectionPlan>> {
  const query = (...pairs: string[]): string =>
    `/v1/events?${[...pairs, `from=${iso(scope.from)}`, `to=${iso(scope.to)}`].join('&')}`;
  return {
    failed_logins: {
      name: 'security_failed_logins',
      keys: { actor: 'actor_id', ip: 'ip' },
      where: ["action = 'user.login_failed'"],
      evidence: { query: query('action=user.login_failed', 'actor={actor}', 'ip={ip}') },
    },
    denied: {
      name: 'security_denied',
      keys: { actor: 'actor_id', action: 'action' },
      where: ["outcome = 'DENIED'"],
      evidence: { query: query('outcome=DENIED', 'actor={actor}', 'action={action}') },
    },
    outside_working_hours: outside(scope, query),
    exports: {
      name: 'security_exports',
      keys: { actor: 'actor_id', action: 'action' },
      where: ['action IN {exports: Array(String)}'],
      params: { exports: EXPORTS },
      evidence: { query: query('actor={actor}', 'action={action}') },
    },
    views_without_action: {
      name: 'security_views_without_action',
      keys: { actor: 'actor_id' },
      where: ["actor_type = 'AGENT'", "ticket_id != ''"],
      groups: {
        by: 'ticket_id',
        having: "countIf(action = 'user.viewed_ticket') > 0 AND countIf(startsWith(action, 'ticket.')) = 0",
      },
      evidence: {
        query: query('action=user.viewed_ticket', 'actor_type=AGENT', 'actor={actor}'),
        then: query('action=ticket.*', 'actor_type=AGENT', 'actor={actor}', 'ticket={ticket_id}'),
        rule: 'how many different ticket_id of rows of `query` no row of `then` has',
      },
    },
  };
}

function outside({ tz, hours, days }: SecurityScope, query: (...pairs: string[]) => string): SectionPlan {
  const minute = 'toHour(occurred_at, {tz: String}) * 60 + toMinute(occurred_at, {tz: String})';
  const inside = `has({days: Array(UInt8)}, toDayOfWeek(occurred_at, 0, {tz: String})) AND ${minute} >= {day_from: UInt16} AND ${minute} < {day_to: UInt16}`;
  return {
    name: 'security_outside_working_hours',
    keys: { actor: 'actor_id' },
    where: ["actor_type = 'AGENT'", "NOT startsWith(action, 'audit.')", `NOT (${inside})`],
    params: { tz, days, day_from: hours.from, day_to: hours.to },
    evidence: {
      query: query('actor_type=AGENT', 'actor={actor}'),
      rule: `rows whose occurred_at is not on a day ${days.join(', ')} (1 is Monday) from ${timeText(hours.from)} to before ${timeText(hours.to)} by the clock of ${tz}`,
    },
  };
}

function iso(ms: number): string {
  return encodeURIComponent(new Date(ms).toISOString());
}
