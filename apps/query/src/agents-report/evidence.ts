import { MESSAGE_ACTIONS, RESPONSE_ACTIONS, WITHIN } from '../metrics/conditions.js';
import { COLUMNS, type Column } from './columns.js';
import { presenceEnd } from './queries/presence.query.js';
import { type Scope } from './scope.js';

/** Which events a number is made of. `{key}` stands for the agent or department of the row, percent-encoded. */
export interface Evidence {
  readonly query: string;
  /** A second query, for the tickets of the rows of the first: `ticket={ticket_id}`, repeated. */
  readonly then?: string;
  /** How the number follows from the rows; without it, it is how many there are. */
  readonly rule?: string;
}

/** Where what is asked for comes from, column by column. */
export function evidenceOf(scope: Scope): Readonly<Record<Column, Evidence>> {
  const make = makers(scope);
  return Object.fromEntries(COLUMNS.map((column) => [column, make[column]])) as Record<Column, Evidence>;
}

/** What whoever follows the evidence fills in; no value of a filter can be mistaken for it. */
interface Blank {
  readonly blank: string;
}
const KEY: Blank = { blank: '{key}' };
const TICKET_ID: Blank = { blank: '{ticket_id}' };

type Pairs = readonly (readonly [name: string, value: string | Blank])[];

const iso = (ms: number): string => new Date(ms).toISOString();
const actions = (names: readonly string[]): Pairs => names.map((name) => ['action', name]);

function query(...pairs: readonly Pairs[]): string {
  const texts = pairs.flat().map(([name, value]) => {
    return `${name}=${typeof value === 'string' ? encodeURIComponent(value) : value.blank}`;
  });
  return `/v1/events?${texts.join('&')}`;
}

function makers(scope: Scope): Readonly<Record<Column, Evidence>> {
  return {
    ...counts(scope),
    ...moves(scope),
    ...responses(scope),
    ...resolutions(scope),
    ...times(scope),
    ...ratings(scope),
  };
}

const period = ({ from, to }: Scope): Pairs => [
  ['from', iso(from)],
  ['to', iso(to)],
];
const departments = (scope: Scope): Pairs => scope.departments.map((name) => ['department', name]);

/** Events that the agent of the row did, or agents in the department of the row. */
function own(scope: Scope): Pairs {
  const key: Pairs = scope.by === 'agent' ? [['actor', KEY], ...departments(scope)] : [['department', KEY]];
  return [['actor_type', 'AGENT'], ...key];
}

function counts(scope: Scope) {
  const mine = (...more: Pairs): string => query(own(scope), more, period(scope));
  const action = (name: string): Evidence => ({ query: mine(['action', name]) });
  return {
    events: { query: mine() },
    tickets: { query: mine(['action', 'ticket.*']), rule: 'how many different ticket_id' },
    messages: { query: mine(...actions(MESSAGE_ACTIONS), ['detail.direction', 'OUT']) },
    internal_messages: action('ticket.internal_message_added'),
    notes: action('ticket.note_added'),
    files: action('ticket.file_attached'),
    transfers: action('ticket.transferred'),
    resolved: { query: mine(...actions(['ticket.status_changed']), ['detail.to_category', 'RESOLVED']) },
    views: action('user.viewed_ticket'),
    calls: action('ticket.called'),
    call_ms: { ...action('ticket.called'), rule: 'sum of details.duration_ms' },
    logins: action('user.logged_in'),
    failed_logins: action('user.login_failed'),
  };
}

function moves(scope: Scope) {
  const field = scope.by === 'agent' ? 'agent_id' : 'department_id';
  const where = scope.by === 'agent' ? departments(scope) : [];
  const side = (name: string, other: string): Evidence => ({
    query: query(actions(['ticket.transferred']), [[`detail.${name}_${field}`, KEY]], where, period(scope)),
    rule: `rows whose details.${other}_${field} is another`,
  });
  return { transfers_in: side('to', 'from'), transfers_out: side('from', 'to') };
}

/** Which place a quantile is at, among sorted values. */
const quantile = (share: string): string => `sorted, the value at place floor(${share} x how many), counted from 0`;

function responses(scope: Scope) {
  const found = {
    query: query(own(scope), actions(RESPONSE_ACTIONS), period(scope)),
    then: query(
      actions(['ticket.created', 'ticket.offline_message', ...RESPONSE_ACTIONS]),
      [['ticket', TICKET_ID]],
      [['to', iso(scope.to)]],
    ),
  };
  const first =
    'of each ticket the first response (docs/metrics.md) among the rows of `then`, if it is a row of `query`';
  const waited = `${first}; occurred_at of it less when it was asked`;
  return {
    first_responses: { ...found, rule: `${first}: how many` },
    first_response_p50_ms: { ...found, rule: `${waited}; ${quantile('0.5')}` },
    first_response_p90_ms: { ...found, rule: `${waited}; ${quantile('0.9')}` },
  };
}

function resolutions(scope: Scope) {
  const { resolved } = counts(scope);
  const created = {
    ...resolved,
    then: query(actions(['ticket.created']), [['ticket', TICKET_ID]], [['to', iso(scope.to)]]),
  };
  const until = scope.to + WITHIN.reopenedMs;
  const changes = query(
    actions(['ticket.status_changed']),
    [['ticket', TICKET_ID]],
    [
      ['from', iso(scope.from)],
      ['to', iso(until)],
    ],
  );
  const took = 'for each row of `query` occurred_at less that of ticket.created of its ticket, where there is one';
  return {
    reopened: {
      ...resolved,
      then: changes,
      rule: 'rows of `query` after which the next resolution or reopening of the ticket is a reopening within 7 days',
    },
    resolution_p50_ms: { ...created, rule: `${took}; ${quantile('0.5')}` },
    resolution_p90_ms: { ...created, rule: `${took}; ${quantile('0.9')}` },
  };
}

function times(scope: Scope) {
  const edges = actions(['user.viewed_ticket', 'user.left_ticket']);
  const around: Pairs = [
    ['from', iso(scope.from - WITHIN.viewMs)],
    ['to', iso(scope.to + WITHIN.viewMs)],
  ];
  // A view may begin in one department and end in another.
  const whose: Pairs = scope.by === 'agent' ? [['actor', KEY]] : [];
  const viewed = query([['actor_type', 'AGENT'], ...whose], edges, around);
  const states = query(actions(['user.logged_in', 'user.logged_out', 'user.state_changed']), [
    ['from', iso(scope.from - WITHIN.presenceMs)],
    ['to', iso(presenceEnd(scope))],
  ]);
  const inside = scope.by === 'agent' && scope.departments.length === 0 ? '' : ' that begin in the department';
  const state = (category: string): Evidence => ({
    query: states,
    rule: `states ${category} of the user${inside}, each until the next row of that user, at most 16 h; what of it is in the period`,
  });
  return {
    viewing_ms: { query: viewed, rule: `lengths of the views${inside} that begin in the period, at most 24 h each` },
    online_ms: state('ONLINE'),
    away_ms: state('AWAY'),
  };
}

function ratings(scope: Scope) {
  const whose: Pairs = scope.by === 'agent' ? [['detail.agent_id', KEY], ...departments(scope)] : [['department', KEY]];
  const found = query(actions(['ticket.ranked']), whose, period(scope));
  return {
    ratings: { query: found, rule: 'rows whose details.scale is above details.scale_min' },
    rating_mean: {
      query: found,
      rule: 'mean of (rating - scale_min) / (scale - scale_min) of rows whose scale is above scale_min',
    },
  };
}
