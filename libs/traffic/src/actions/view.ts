import { type HelpDesk } from '../desk/help-desk.js';
import { type Ticket } from '../desk/ticket.js';
import { type Session } from '../log/session.js';
import { onTicket } from './on-ticket.js';

/** How many ends of views never reach the log: a browser that crashed, a lid that was closed. */
const LOST = 0.015;

/** An agent looking at a ticket, in one of possibly several windows. */
export class View {
  readonly #id: string;
  readonly #since: number;

  /** Begins to look. */
  constructor(
    private readonly desk: HelpDesk,
    private readonly ticket: Ticket,
    private readonly session: Session,
  ) {
    this.#id = `v-${session.random.code(10)}`;
    this.#since = desk.now;
    desk.log.write('user.viewed_ticket', { ...onTicket(ticket, session.click()), details: { view_id: this.#id } });
  }

  /** Stops looking, in most cases with an event. */
  leave(): void {
    const { desk, ticket, session } = this;
    const cause = session.random.weighted({ navigated: 70, closed: 27, timeout: 3 });
    const click = session.click();
    if (session.random.chance(LOST)) return;
    desk.log.write('user.left_ticket', {
      ...onTicket(ticket, click),
      details: { view_id: this.#id, duration_ms: desk.now - this.#since, cause },
    });
  }
}
