import { NOT_OWN_ACTION } from '../events/action.js';
import { blank, eventsQuery, type Pairs, periodPairs } from '../reports/evidence.js';
import { type SectionPeriod, type SectionPlan } from '../reports/section-query.js';

/** Sections of the report, in the order in which they are shown. */
export const ACTIVITY_SECTIONS = ['heat_map', 'actions', 'departments', 'channels', 'agents', 'tickets'] as const;
type ActivitySection = (typeof ACTIVITY_SECTIONS)[number];

/** How each is counted. Docket's own events are left out. */
export function activityPlans(period: SectionPeriod, tz: string): Readonly<Record<ActivitySection, SectionPlan>> {
  const by = (
    name: string,
    key: string,
    column: string,
    more: { readonly pairs?: Pairs; readonly where?: readonly string[] } = {},
  ): SectionPlan => ({
    name: `activity_${name}`,
    keys: { [key]: column },
    where: [NOT_OWN_ACTION, ...(more.where ?? [])],
    evidence: { query: eventsQuery([[key, blank(key)], ...(more.pairs ?? [])], periodPairs(period)) },
  });
  return {
    heat_map: {
      name: 'activity_heat_map',
      keys: {
        weekday: 'toDayOfWeek(occurred_at, 0, {tz: String})',
        hour: 'toHour(occurred_at, {tz: String})',
      },
      where: [NOT_OWN_ACTION],
      params: { tz },
      evidence: {
        query: eventsQuery(periodPairs(period)),
        rule: `rows whose occurred_at is on this weekday (1 is Monday) and in this hour by the clock of ${tz}`,
      },
    },
    actions: by('actions', 'action', 'action'),
    departments: by('departments', 'department', 'department'),
    channels: by('channels', 'channel', 'channel'),
    agents: by('agents', 'actor', 'actor_id', { pairs: [['actor_type', 'AGENT']], where: ["actor_type = 'AGENT'"] }),
    tickets: by('tickets', 'ticket', 'ticket_id', { where: ["ticket_id != ''"] }),
  };
}
