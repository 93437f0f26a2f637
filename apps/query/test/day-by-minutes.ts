import { type TestEvent } from './event-rows.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const WEEK = 7 * DAY;

/** A day of an agent as somebody with a watch writes it down. */
export interface WatchedDay {
  readonly agent: string;
  /** ms since 1970, whole minutes. */
  readonly from: number;
  readonly to: number;
  readonly asOf: number;
}

const at = (event: TestEvent): number => event.occurred_at.getTime();
const detail = (event: TestEvent, name: string): string => event.details?.[name] ?? '';

interface Stretch {
  readonly name: string;
  /** The moments it has, as a test: of whole minutes. */
  readonly has: (minute: number) => boolean;
  readonly byRule: boolean;
  readonly ticket: string;
}

/** Numbers of the day, minute by minute, from events that are at whole minutes and in the order of the log. */
export function watchedDay(events: readonly TestEvent[], { agent, from, to, asOf }: WatchedDay) {
  const [states, views] = [statesOf(events, agent, asOf), viewsOf(events, agent, asOf)];
  const [metStates, metViews] = [new Set<Stretch>(), new Set<Stretch>()];
  const times = { online_ms: 0, away_ms: 0, unknown_ms: 0, viewing_ms: 0, view_ms: 0, overlap_ms: 0 };
  for (let minute = from; minute < to && minute < asOf; minute += MINUTE) {
    const state = states.find(({ has }) => has(minute));
    if (state) {
      metStates.add(state);
      const name = state.name === 'ONLINE' ? 'online_ms' : state.name === 'AWAY' ? 'away_ms' : 'unknown_ms';
      times[name] += MINUTE;
    }
    const open = views.filter(({ has }) => has(minute));
    for (const view of open) metViews.add(view);
    times.view_ms += open.length * MINUTE;
    if (open.length > 0) times.viewing_ms += MINUTE;
    if (new Set(open.map(({ ticket }) => ticket)).size > 1) times.overlap_ms += MINUTE;
  }
  const calls = events.filter(
    (one) => one.action === 'ticket.called' && one.actor_id === agent && at(one) >= from && at(one) < to,
  );
  return {
    ...times,
    presences_by_rule: [...metStates].filter(({ byRule }) => byRule).length,
    tickets: new Set([...metViews].map(({ ticket }) => ticket)).size,
    views: metViews.size,
    views_by_rule: [...metViews].filter(({ byRule }) => byRule).length,
    calls: calls.length,
    call_ms: calls.reduce((sum, one) => sum + Number(detail(one, 'duration_ms')), 0),
  };
}

/** A while after the last sign, but not beyond what came next. */
function lost(
  began: number,
  next: number,
  signs: readonly number[],
  [grace, most]: readonly [number, number],
  asOf: number,
) {
  const inside = signs.filter((sign) => sign >= began && sign < next && sign < began + most);
  const has = (minute: number) =>
    minute >= began && minute < next && [began, ...inside].some((sign) => minute < sign + grace * MINUTE);
  const end = Math.max(began, ...inside) + grace * MINUTE;
  return { has, byRule: end < next && end <= asOf };
}

function statesOf(events: readonly TestEvent[], agent: string, asOf: number): Stretch[] {
  const concerned = ({ target_type = '', target_id = '', actor_id = '' }: TestEvent) =>
    target_type === 'user' && target_id !== '' ? target_id : actor_id;
  const edges = events.filter(
    (one) =>
      ['user.logged_in', 'user.logged_out', 'user.state_changed'].includes(one.action ?? '') &&
      concerned(one) === agent,
  );
  const signs = events.filter(({ actor_id }) => actor_id === agent).map(at);
  return edges.flatMap((edge, n): Stretch[] => {
    if (edge.action === 'user.logged_out') return [];
    const name = edge.action === 'user.logged_in' ? 'ONLINE' : detail(edge, 'to_category');
    if (name === 'OFFLINE') return [];
    const following = edges[n + 1];
    const [began, next] = [at(edge), following ? at(following) : Infinity];
    const isLost = next - began > WEEK || following?.action === 'user.logged_in';
    const known = { has: (minute: number) => minute >= began && minute < next, byRule: false };
    return [{ name, ticket: '', ...(isLost ? lost(began, next, signs, [15, WEEK], asOf) : known) }];
  });
}

function viewsOf(events: readonly TestEvent[], agent: string, asOf: number): Stretch[] {
  const own = events.filter(({ actor_id, ticket_id = '' }) => actor_id === agent && ticket_id !== '');
  const edges = own.filter(({ action }) => action === 'user.viewed_ticket' || action === 'user.left_ticket');
  const windows = new Map<string, TestEvent[]>();
  for (const edge of edges) {
    const name = JSON.stringify([edge.ticket_id, detail(edge, 'view_id')]);
    windows.set(name, [...(windows.get(name) ?? []), edge]);
  }
  return [...windows].flatMap(([name, all]) =>
    all.flatMap((edge, n): Stretch[] => {
      const ticket = edge.ticket_id ?? '';
      const [before, following] = [all[n - 1], all[n + 1]];
      if (edge.action === 'user.left_ticket') {
        const length = Number(detail(edge, 'duration_ms') || '0');
        if (before?.action === 'user.viewed_ticket' || length === 0) return [];
        const has = (minute: number) => minute >= at(edge) - length && minute < at(edge);
        return [{ name, ticket, byRule: false, has }];
      }
      const [began, next] = [at(edge), following ? at(following) : Infinity];
      if (following?.action === 'user.left_ticket' && next - began <= DAY) {
        return [{ name, ticket, byRule: false, has: (minute) => minute >= began && minute < next }];
      }
      const signs = own.filter(({ ticket_id }) => ticket_id === ticket).map(at);
      return [{ name, ticket, ...lost(began, next, signs, [5, DAY], asOf) }];
    }),
  );
}
