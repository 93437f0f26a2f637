import { type Random } from '../chance/random.js';
import { type Contact } from '../people/contact.js';
import { type Opening, Ticket } from './ticket.js';

/** The tickets that are not closed; what is closed is forgotten, so that a help desk can go on for ever. */
export class TicketBook {
  readonly #open: Ticket[] = [];
  readonly #place = new Map<Ticket, number>();
  readonly #byContact = new Map<string, Ticket[]>();
  readonly #prefix: string;
  #count = 0;

  /** @param limit how many tickets there will ever be */
  constructor(
    private readonly random: Random,
    private readonly limit: number,
  ) {
    this.#prefix = `${random.letters(3)}-${random.letters(5)}`;
  }

  /** Whether there may be another ticket. */
  get hasRoom(): boolean {
    return this.#count < this.limit;
  }

  /** Whether the last ticket was opened and all are closed. */
  get isDone(): boolean {
    return !this.hasRoom && this.#open.length === 0;
  }

  add(opening: Opening): Ticket {
    this.#count += 1;
    const ticket = new Ticket(`${this.#prefix}-${this.#count}`, opening, this.random.fork(`ticket/${this.#count}`));
    this.#place.set(ticket, this.#open.push(ticket) - 1);
    const { id } = ticket.contact.actor;
    this.#byContact.set(id, [...(this.#byContact.get(id) ?? []), ticket]);
    return ticket;
  }

  /** Forgets a ticket that was closed. */
  remove(ticket: Ticket): void {
    const place = this.#place.get(ticket);
    const last = this.#open.pop();
    if (place === undefined || !last) return;
    this.#place.delete(ticket);
    if (last !== ticket) {
      this.#open[place] = last;
      this.#place.set(last, place);
    }
    const { id } = ticket.contact.actor;
    const left = (this.#byContact.get(id) ?? []).filter((other) => other !== ticket);
    if (left.length > 0) this.#byContact.set(id, left);
    else this.#byContact.delete(id);
  }

  /** The tickets of a contact, oldest first. */
  of(contact: Contact): readonly Ticket[] {
    return this.#byContact.get(contact.actor.id) ?? [];
  }

  /** Any ticket that is not closed. */
  any(random: Random): Ticket | undefined {
    return this.#open.length > 0 ? random.pick(this.#open) : undefined;
  }
}
