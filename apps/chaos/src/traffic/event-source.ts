import { derivedEventId, type EventInput } from '@docket/events';

/** An event of the traffic, as the SDK takes it. */
export interface TrafficEvent {
  readonly action: string;
  readonly input: EventInput & { readonly event_id: string };
}

const TICKETS = 997;
const AGENTS = 40;
const SPREAD_MS = 6 * 3600 * 1000;
const STEP_MS = 37;
const MONTH_MS = 30.44 * 24 * 3600 * 1000;

/** What decides which events a run has. */
export interface RunIdentity {
  readonly run: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Each event is made so much larger than it would be, in bytes. */
  readonly paddingBytes: number;
}

/**
 * The events of one run by number: the same number always gives the same event, in whichever process, so that it can
 * be published again.
 */
export class EventSource {
  readonly #padding: string;

  constructor(private readonly identity: RunIdentity) {
    this.#padding = 'x'.repeat(identity.paddingBytes);
  }

  /** An event that happened within the last hours. */
  event(index: number): TrafficEvent {
    return this.#event(index, this.identity.startedAt - SPREAD_MS + ((index * STEP_MS) % SPREAD_MS));
  }

  /** The same, but as many months ago. */
  oldEvent(index: number, months: number): TrafficEvent {
    return this.#event(index, Math.floor(this.identity.startedAt - SPREAD_MS - months * MONTH_MS));
  }

  #event(index: number, occurredAt: number): TrafficEvent {
    const common = {
      event_id: derivedEventId(this.identity.run, String(index)),
      occurred_at: occurredAt,
      actor: { type: 'AGENT', id: `agent-${index % AGENTS}`, name: `Agent ${index % AGENTS}` },
      ticket_id: `T-${index % TICKETS}`,
    } as const;
    if (index % 3 === 0 || this.#padding !== '') {
      return { action: 'ticket.other', input: { ...common, details: { name: `step ${index}${this.#padding}` } } };
    }
    if (index % 3 === 1) {
      return { action: 'ticket.tags_changed', input: { ...common, details: { added: ['vip', 'späť'], removed: [] } } };
    }
    return {
      action: 'ticket.status_changed',
      input: { ...common, details: { from: 'New', to: 'Open', to_category: 'OPEN' } },
    };
  }
}
