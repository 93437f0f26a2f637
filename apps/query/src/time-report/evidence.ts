import { actionPairs, blank, eventsQuery, type Evidence, type Pairs } from '../reports/evidence.js';
import { PRESENCE_GRACE_MS, VIEW_GRACE_MS } from '../sessions/closing.js';
import { type TimeColumn } from './time-row.js';

const AGENT = blank('agent');
const AROUND: Pairs = [
  ['from', blank('since')],
  ['to', blank('until')],
];
const DAY: Pairs = [
  ['from', blank('from')],
  ['to', blank('to')],
];
const WITHIN_DAY = 'from `from` to `to` of the row, and before as_of';
const OWN = eventsQuery([['actor', AGENT]], AROUND);

/** Where the numbers of a day come from. What is in braces are fields of the row. @param departments that were asked for */
export function timeEvidence(departments: readonly string[]): Readonly<Record<TimeColumn, Evidence>> {
  const inside = departments.length === 0 ? '' : ' that begin in the departments';
  return { ...presenceEvidence(inside), ...viewEvidence(inside), ...callEvidence(departments) };
}

function presenceEvidence(inside: string) {
  const edges = actionPairs(['user.logged_in', 'user.logged_out', 'user.state_changed']);
  const others: Pairs = [
    ['target', AGENT],
    ['target_type', 'user'],
  ];
  const found = { query: OWN, also: eventsQuery(edges, others, AROUND) };
  const end =
    'from each edge of the agent to the next; before a login, after the last edge, and where the next is more than 7 days away, until ' +
    `${minutes(PRESENCE_GRACE_MS)} after the last row of \`query\` in it`;
  const states = (which: string): Evidence => ({
    ...found,
    rule: `length of the states ${which}${inside}: ${end}; what of it is ${WITHIN_DAY}`,
  });
  return {
    online_ms: states('ONLINE'),
    away_ms: states('AWAY'),
    unknown_ms: states('that are none of ONLINE, AWAY and OFFLINE'),
    presences_by_rule: { ...found, rule: `states of the day, but for OFFLINE, whose end is no row${inside}: ${end}` },
  };
}

function viewEvidence(inside: string) {
  const end = `closed ${minutes(VIEW_GRACE_MS)} after the last row on the ticket where the end is lost or more than 24 hours away`;
  const seen = (what: string): Evidence => ({
    query: OWN,
    rule: `${what} the views${inside}, ${end}, that have something ${WITHIN_DAY}`,
  });
  return {
    tickets: seen('how many different ticket_id are those of'),
    views: seen('how many are'),
    views_by_rule: seen('how many have an end that is no row, of'),
    viewing_ms: seen('length, what overlaps once, of'),
    view_ms: seen('sum of the lengths of'),
    overlap_ms: seen('how long two tickets or more were open at a time, by'),
  };
}

function callEvidence(departments: readonly string[]) {
  const whose: Pairs = [
    ['actor_type', 'AGENT'],
    ['actor', AGENT],
    ...departments.map((name) => ['department', name] as const),
  ];
  const query = eventsQuery(actionPairs(['ticket.called']), whose, DAY);
  return { calls: { query }, call_ms: { query, rule: 'sum of details.duration_ms' } };
}

function minutes(ms: number): string {
  return `${ms / 60_000} minutes`;
}
