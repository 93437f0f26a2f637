import { setImmediate } from 'node:timers/promises';
import { type Audit } from '@docket/sdk';
import { type EventsOfBody } from '../body/read-events.js';
import { type Candidate, isFault } from '../events/candidate.js';
import { type Outcome, notSent, outcomeOf, unconfirmed } from './outcome.js';

/** Events that are read and encoded before other requests have their turn. */
const AT_ONCE = 50;

/** One event on its way. */
interface Sent {
  readonly event: Candidate | undefined;
  outcome: Outcome | undefined;
}

/** The events of one request, given to the SDK. */
export class SentEvents {
  readonly #sent: Sent[] = [];
  readonly #answers: Promise<void>[] = [];
  /** An event found no room: those behind it must not overtake it. */
  #isFull = false;

  private constructor(private readonly audit: Pick<Audit, 'emit'>) {}

  /** Reads the events and sends them, in their order. */
  static async send(audit: Pick<Audit, 'emit'>, events: EventsOfBody): Promise<SentEvents> {
    const sent = new SentEvents(audit);
    for (const [index, read] of events.entries()) {
      sent.#send(read());
      if (index % AT_ONCE === AT_ONCE - 1) await setImmediate();
    }
    return sent;
  }

  /** What became of them, in their order, after `withinMs` at the latest. */
  async outcomes(withinMs: number): Promise<Outcome[]> {
    await within(Promise.all(this.#answers), withinMs);
    return this.#sent.map(({ event, outcome }) => outcome ?? unconfirmed(event as Candidate));
  }

  #send(event: ReturnType<EventsOfBody[number]>): void {
    if (isFault(event)) {
      this.#sent.push({ event: undefined, outcome: { status: 'refused', ...event } });
      return;
    }
    const sent: Sent = { event, outcome: this.#isFull ? notSent(event) : undefined };
    this.#sent.push(sent);
    if (this.#isFull) return;
    const { action, input, redelivery } = event;
    const answer = this.audit.emit(action, input, { redelivery }).then(
      ({ event_id }) => {
        sent.outcome = { status: 'accepted', event_id };
      },
      (error: unknown) => {
        sent.outcome = outcomeOf(error, event);
        if (sent.outcome.status === 'not_sent') this.#isFull = true;
      },
    );
    // Thrown where the answers are waited for; it may fail before that.
    answer.catch(() => undefined);
    this.#answers.push(answer);
  }
}

async function within(work: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
