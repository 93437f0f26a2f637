import { type TrafficEvent } from '../src/index.js';
import { detail, grouped, said } from './played.js';

/** What in the doings of agents cannot be, in words. */
export function agentFaults(events: readonly TrafficEvent[]): string[] {
  return [...sessionFaults(events), ...presenceFaults(events), ...viewFaults(events)];
}

/** Agents act from a login to a logout, in one session at a time. Who was never heard of again is no fault. */
function sessionFaults(events: readonly TrafficEvent[]): string[] {
  const faults: string[] = [];
  const current = new Map<string, string>();
  const over = new Set<string>();
  for (const event of events) {
    const { actor, session_id: session, target } = event.input;
    if (event.action === 'user.login_failed') continue;
    if (actor.type === 'AGENT') {
      if (event.action === 'user.logged_in' && session != null) current.set(actor.id, session);
      if (session == null || current.get(actor.id) !== session) faults.push(`outside of a session: ${said(event)}`);
      else if (over.has(session)) faults.push(`after the logout: ${said(event)}`);
    }
    if (event.action === 'user.logged_out' && session != null) {
      over.add(session);
      const whose = actor.type === 'AGENT' ? actor.id : target?.id;
      if (current.get(whose ?? '') !== session) faults.push(`ends another session: ${said(event)}`);
    }
  }
  return faults;
}

/** Within a session each state begins where the last one ended, from offline on. */
function presenceFaults(events: readonly TrafficEvent[]): string[] {
  const sessions = grouped(events, ({ input }) => input.session_id, ['user.state_changed']);
  return [...sessions.values()].flatMap((changes) => {
    let state: unknown = 'Offline';
    return changes.flatMap((event) => {
      const fits = detail(event, 'from') === state && detail(event, 'to') !== state;
      state = detail(event, 'to');
      return fits ? [] : [`begins at another state: ${said(event)}`];
    });
  });
}

/** A view ends at most once, after it began, by whom and on what it began, and as long after as it says. */
function viewFaults(events: readonly TrafficEvent[]): string[] {
  const views = grouped(events, (event) => detail(event, 'view_id'));
  return [...views.values()].flatMap(([began, ended, ...more]) => {
    if (began?.action !== 'user.viewed_ticket' || more.length > 0) return [`no view: ${began ? said(began) : ''}`];
    if (!ended) return [];
    const same = (['ticket_id', 'session_id'] as const).every((field) => began.input[field] === ended.input[field]);
    const lasted = ended.input.occurred_at - began.input.occurred_at;
    const fits = ended.action === 'user.left_ticket' && same && detail(ended, 'duration_ms') === lasted;
    return fits ? [] : [`no end of the view: ${said(ended)}`];
  });
}
