import { EventSource, type TrafficEvent } from '../traffic/event-source.js';

/** Few, so that each has many events that must stay in order. */
const TICKETS = 50;
/** Label with the number of an event within its ticket, from 0 and without gaps. */
export const ORDINAL_LABEL = 'ordinal';

/** The events of one producer by number; its tickets are nobody else's. */
export class TicketSource {
  readonly #source: EventSource;

  /** @param run tells runs and producers apart, and with the number makes the event's id */
  constructor(private readonly run: { readonly run: string; readonly startedAt: number; readonly producer: number }) {
    this.#source = new EventSource({ run: `${run.run}/${run.producer}`, startedAt: run.startedAt, paddingBytes: 0 });
  }

  event(index: number): TrafficEvent {
    const { action, input } = this.#source.event(index);
    const labels = { [ORDINAL_LABEL]: String(Math.floor(index / TICKETS)) };
    return { action, input: { ...input, ticket_id: `P${this.run.producer}-${index % TICKETS}`, labels } };
  }
}
