import { actionPairs, blank, eventsQuery, type Evidence, type Pairs } from '../reports/evidence.js';
import { PRESENCE_GRACE_MS, VIEW_GRACE_MS } from '../sessions/closing.js';
import { type TimeColumn } from './time-row.js';

const AGENT = blank('agent');
const AROUND: Pairs = [
  ['from', blank('since')],
  ['to', blank('until')],
];
const minutes = (ms: number): string => `${ms / 60_000} minutes`;

/** Where the numbers of a day come from. What is in braces are fields of the row. @param departments that were asked for */
export function timeEvidence(departments: readonly string[]): Readonly<Record<TimeColumn, Evidence>> {
  const inside = departments.length === 0 ? '' : ' that begin in the departments';
  const own = eventsQuery([['actor', AGENT]], AROUND);
  const presence = {
    query: own,
    also: eventsQuery(
      actionPairs(['user.logged_in', 'user.logged_out', 'user.state_changed']),
      [
        ['target', AGENT],
        ['target_type', 'user'],
      ],
      AROUND,
    ),
  };
  const end = `from each edge of the agent to the next; before a login, and after the last edge, until ${minutes(PRESENCE_GRACE_MS)} after the last row of \`query\` in it`;
  const states = (category: string): Evidence => ({
    ...presence,
    rule: `length of the states ${category}${inside}: ${end}; what of it is from \`from\` to \`to\` of the row, and before as_of`,
  });
  const view = `views${inside}, closed ${minutes(VIEW_GRACE_MS)} after the last row on the ticket where the end is lost, that have something from \`from\` to \`to\` of the row, and before as_of`;
  const seen = (what: string): Evidence => ({ query: own, rule: `${what} ${view}` });
  const called = eventsQuery(
    actionPairs(['ticket.called']),
    [
      ['actor_type', 'AGENT'],
      ['actor', AGENT],
    ],
    departments.map((name) => ['department', name]),
    [
      ['from', blank('from')],
      ['to', blank('to')],
    ],
  );
  return {
    online_ms: states('ONLINE'),
    away_ms: states('AWAY'),
    unknown_ms: states('that are none of ONLINE, AWAY and OFFLINE'),
    presences_by_rule: { ...presence, rule: `states other than OFFLINE of the day whose end is no row: ${end}` },
    tickets: seen('how many different ticket_id have'),
    views: seen('how many'),
    views_by_rule: seen('of them those whose end is no row, among'),
    viewing_ms: seen('length of all together, what overlaps once, of'),
    view_ms: seen('sum of the lengths of'),
    overlap_ms: seen('how long two tickets or more were open at a time, by'),
    calls: { query: called },
    call_ms: { query: called, rule: 'sum of details.duration_ms' },
  };
}
