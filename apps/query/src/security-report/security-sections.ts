import { NOT_OWN_ACTION } from '../events/action.js';
import { blank, eventsQuery, type Pairs, periodPairs, TICKET_ID } from '../reports/evidence.js';
import { type SectionPeriod, type SectionPlan } from '../reports/section-query.js';
import { type DayHours, timeText } from './working-time.js';

/** Sections of the report, in the order in which they are shown. */
export const SECURITY_SECTIONS = [
  'failed_logins',
  'denied',
  'outside_working_hours',
  'exports',
  'views_without_action',
] as const;
type SecuritySection = (typeof SECURITY_SECTIONS)[number];

/** What somebody is asked to look at. */
export interface SecurityScope extends SectionPeriod {
  readonly tz: string;
  readonly hours: DayHours;
  /** 1 is Monday. */
  readonly days: readonly number[];
}

const EXPORTS = ['user.data_exported', 'audit.exported'];

const ACTOR: Pairs = [['actor', blank('actor')]];
const ACTION: Pairs = [['action', blank('action')]];
const AGENT: Pairs = [['actor_type', 'AGENT'], ...ACTOR];

/** How each is counted. */
export function securityPlans(scope: SecurityScope): Readonly<Record<SecuritySection, SectionPlan>> {
  const query = (...pairs: readonly Pairs[]): string => eventsQuery(...pairs, periodPairs(scope));
  return {
    failed_logins: {
      name: 'security_failed_logins',
      keys: { actor: 'actor_id', ip: 'ip' },
      where: ["action = 'user.login_failed'"],
      evidence: { query: query([['action', 'user.login_failed']], ACTOR, [['ip', blank('ip')]]) },
    },
    denied: {
      name: 'security_denied',
      keys: { actor: 'actor_id', action: 'action' },
      where: ["outcome = 'DENIED'"],
      evidence: { query: query([['outcome', 'DENIED']], ACTOR, ACTION) },
    },
    outside_working_hours: outside(scope, query(AGENT)),
    exports: {
      name: 'security_exports',
      keys: { actor: 'actor_id', action: 'action' },
      where: ['action IN {exports: Array(String)}'],
      params: { exports: EXPORTS },
      evidence: { query: query(ACTOR, ACTION) },
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
        query: query([['action', 'user.viewed_ticket']], AGENT),
        then: query([['action', 'ticket.*']], AGENT, [['ticket', TICKET_ID]]),
        rule: 'how many different ticket_id of rows of `query` no row of `then` has',
      },
    },
  };
}

function outside({ tz, hours, days }: SecurityScope, query: string): SectionPlan {
  const minute = 'toHour(occurred_at, {tz: String}) * 60 + toMinute(occurred_at, {tz: String})';
  const inside = `has({days: Array(UInt8)}, toDayOfWeek(occurred_at, 0, {tz: String})) AND ${minute} >= {day_from: UInt16} AND ${minute} < {day_to: UInt16}`;
  return {
    name: 'security_outside_working_hours',
    keys: { actor: 'actor_id' },
    where: ["actor_type = 'AGENT'", NOT_OWN_ACTION, `NOT (${inside})`],
    params: { tz, days, day_from: hours.from, day_to: hours.to },
    evidence: {
      query,
      rule: `rows whose occurred_at is not on a day ${days.join(', ')} (1 is Monday) from ${timeText(hours.from)} to before ${timeText(hours.to)} by the clock of ${tz}`,
    },
  };
}
