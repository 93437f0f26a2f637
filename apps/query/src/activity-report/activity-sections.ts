import { type SectionPeriod, type SectionPlan } from '../report-sections/section-query.js';

/** Sections of the report, in the order in which they are shown. */
export const ACTIVITY_SECTIONS = ['heat_map', 'actions', 'departments', 'channels', 'agents', 'tickets'] as const;
export type ActivitySection = (typeof ACTIVITY_SECTIONS)[number];

const WITHOUT_OWN = "NOT startsWith(action, 'audit.')";

/** How each is counted. Docket's own events are left out. */
export function activityPlans(period: SectionPeriod, tz: string): Readonly<Record<ActivitySection, SectionPlan>> {
  const query = (...pairs: string[]): string =>
    `/v1/events?${[...pairs, `from=${iso(period.from)}`, `to=${iso(period.to)}`].join('&')}`;
  const by = (
    name: string,
    key: string,
    column: string,
    more: { pairs?: string[]; where?: string[] } = {},
  ): SectionPlan => ({
    name: `activity_${name}`,
    keys: { [key]: column },
    where: [WITHOUT_OWN, ...(more.where ?? [])],
    evidence: { query: query(`${key}={${key}}`, ...(more.pairs ?? [])) },
  });
  return {
    heat_map: {
      name: 'activity_heat_map',
      keys: {
        weekday: 'toDayOfWeek(occurred_at, 0, {tz: String})',
        hour: 'toHour(occurred_at, {tz: String})',
      },
      where: [WITHOUT_OWN],
      params: { tz },
      evidence: {
        query: query(),
        rule: `rows whose occurred_at is on this weekday (1 is Monday) and in this hour by the clock of ${tz}`,
      },
    },
    actions: by('actions', 'action', 'action'),
    departments: by('departments', 'department', 'department'),
    channels: by('channels', 'channel', 'channel'),
    agents: by('agents', 'actor', 'actor_id', { pairs: ['actor_type=AGENT'], where: ["actor_type = 'AGENT'"] }),
    tickets: by('tickets', 'ticket', 'ticket_id', { where: ["ticket_id != ''"] }),
  };
}

function iso(ms: number): string {
  return encodeURIComponent(new Date(ms).toISOString());
}
