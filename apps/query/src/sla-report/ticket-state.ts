import { type TicketEvent } from './ticket-event.js';

/** How a ticket stands after an event. Empty text: nobody, none. */
export interface TicketState {
  /** Since when, ms since 1970. */
  readonly at: number;
  readonly status: string;
  readonly category: string;
  readonly agent: string;
  readonly department: string;
}

const FINISHED: ReadonlySet<string> = new Set(['RESOLVED', 'CLOSED']);

/** Whether nothing is left to do. */
export function isFinished({ category }: TicketState): boolean {
  return FINISHED.has(category);
}

/** States of a ticket after each of its events, from its creation on. */
export function statesOf(events: readonly TicketEvent[]): TicketState[] {
  let state: TicketState = { at: 0, status: '', category: '', agent: '', department: '' };
  return events.map((event) => (state = { ...state, ...changeBy(event), at: event.at_ms }));
}

function changeBy({ action, department, details }: TicketEvent): Partial<TicketState> {
  const text = (name: string): string => details[name] ?? '';
  switch (action) {
    case 'ticket.created':
      return { status: text('status'), category: text('status_category'), agent: text('agent_id'), department };
    case 'ticket.status_changed':
      return { status: text('to'), category: text('to_category') };
    case 'ticket.transferred': {
      const to = text('to_department_id');
      return { agent: text('to_agent_id'), ...(to === '' ? {} : { department: to }) };
    }
    default:
      return {};
  }
}

/** Spans in which a clock runs: those in which the ticket is in a state that does not stop it. */
export function runningSpans(
  states: readonly TicketState[],
  [from, to]: readonly [from: number, to: number],
  stops: (state: TicketState) => boolean,
): [from: number, to: number][] {
  return states.flatMap((state, n): [number, number][] => {
    const begin = Math.max(state.at, from);
    const end = Math.min(states[n + 1]?.at ?? to, to);
    return begin < end && !stops(state) ? [[begin, end]] : [];
  });
}

/** The state at a moment, all that happened in that moment included. */
export function stateAt(states: readonly TicketState[], moment: number): TicketState | undefined {
  return states.findLast(({ at }) => at <= moment) ?? states[0];
}
