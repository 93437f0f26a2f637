import { MESSAGE_ACTIONS, RESPONSE_ACTIONS, WITHIN } from '../metrics/conditions.js';
import {
  actionPairs,
  blank,
  eventsQuery,
  type Evidence,
  type Pairs,
  periodPairs,
  TICKET_ID,
  untilPairs,
} from '../reports/evidence.js';
import { type Around, aroundPresence, aroundViews } from './around.js';
import { COLUMNS, type Column } from './columns.js';
import { type Scope } from './scope.js';

/** Where what is asked for comes from, column by column. */
export function evidenceOf(scope: Scope): Readonly<Record<Column, Evidence>> {
  const make = makers(scope);
  return Object.fromEntries(COLUMNS.map((column) => [column, make[column]])) as Record<Column, Evidence>;
}

/** The agent or department of the row. */
const KEY = blank('key');

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

const departments = (scope: Scope): Pairs => scope.departments.map((name) => ['department', name]);

/** Events that the agent of the row did, or agents in the department of the row. */
function own(scope: Scope): Pairs {
  const key: Pairs = scope.by === 'agent' ? [['actor', KEY], ...departments(scope)] : [['department', KEY]];
  return [['actor_type', 'AGENT'], ...key];
}

function counts(scope: Scope) {
  const mine = (...more: Pairs): string => eventsQuery(own(scope), more, periodPairs(scope));
  const action = (name: string): Evidence => ({ query: mine(['action', name]) });
  return {
    events: { query: mine() },
    tickets: { query: mine(['action', 'ticket.*']), rule: 'how many different ticket_id' },
    messages: { query: mine(...actionPairs(MESSAGE_ACTIONS), ['detail.direction', 'OUT']) },
    internal_messages: action('ticket.internal_message_added'),
    notes: action('ticket.note_added'),
    files: action('ticket.file_attached'),
    transfers: action('ticket.transferred'),
    resolved: { query: mine(...actionPairs(['ticket.status_changed']), ['detail.to_category', 'RESOLVED']) },
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
    query: eventsQuery(
      actionPairs(['ticket.transferred']),
      [[`detail.${name}_${field}`, KEY]],
      where,
      periodPairs(scope),
    ),
    rule: `rows whose details.${other}_${field} is another`,
  });
  return { transfers_in: side('to', 'from'), transfers_out: side('from', 'to') };
}

/** Which place a quantile is at, among sorted values. */
const quantile = (share: string): string => `sorted, the value at place floor(${share} x how many), counted from 0`;

function responses(scope: Scope) {
  const found = {
    query: eventsQuery(own(scope), actionPairs(RESPONSE_ACTIONS), periodPairs(scope)),
    then: eventsQuery(
      actionPairs(['ticket.created', 'ticket.offline_message', ...RESPONSE_ACTIONS]),
      [['ticket', TICKET_ID]],
      untilPairs(scope),
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
    then: eventsQuery(actionPairs(['ticket.created']), [['ticket', TICKET_ID]], untilPairs(scope)),
  };
  const changes = eventsQuery(
    actionPairs(['ticket.status_changed']),
    [['ticket', TICKET_ID]],
    periodPairs({ from: scope.from, to: scope.to + WITHIN.reopenedMs }),
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
  // A view or state may begin in one department and end in another.
  const whose: Pairs = scope.by === 'agent' ? [['actor', KEY]] : [];
  const done = ({ since_ms, until_ms }: Around) =>
    eventsQuery([['actor_type', 'AGENT'], ...whose], periodPairs({ from: since_ms, to: until_ms }));
  const presence = aroundPresence(scope);
  const states = eventsQuery(
    actionPairs(['user.logged_in', 'user.logged_out', 'user.state_changed']),
    periodPairs({ from: presence.since_ms, to: presence.until_ms }),
  );
  const inside = scope.by === 'agent' && scope.departments.length === 0 ? '' : ' that begin in the department';
  const rules = 'ended by the rules of docs/metrics.md, "Sessions and shifts"; what of it is in the period';
  const state = (category: string): Evidence => ({
    query: states,
    also: done(presence),
    rule: `states ${category} of the user${inside}, each until the next row of that user, ${rules}. Signs of life are the rows of \`also\``,
  });
  return {
    viewing_ms: {
      query: done(aroundViews(scope)),
      rule: `views${inside}, ${rules}, what overlaps for one user counted once. Signs of life are all rows of that user and ticket`,
    },
    online_ms: state('ONLINE'),
    away_ms: state('AWAY'),
  };
}

function ratings(scope: Scope) {
  const whose: Pairs = scope.by === 'agent' ? [['detail.agent_id', KEY], ...departments(scope)] : [['department', KEY]];
  const found = eventsQuery(actionPairs(['ticket.ranked']), whose, periodPairs(scope));
  return {
    ratings: { query: found, rule: 'rows whose details.scale is above details.scale_min' },
    rating_mean: {
      query: found,
      rule: 'mean of (rating - scale_min) / (scale - scale_min) of rows whose scale is above scale_min',
    },
  };
}
