import { type Surroundings } from '../../../src/delivery/surroundings.js';
import { randomOf } from '../plan/choices.js';
import { type Call, NoAnswerError, type Operation, type Outcome } from './operation.js';
import { type Place } from './place.js';

/** Something that waits to be handled inside of an actor. */
interface Mail {
  readonly label: string;
  /** Handled as soon as it is there: most answers are, and only some matter enough to wait for others. */
  readonly prompt: boolean;
  readonly run: () => void;
}

interface Timer {
  readonly due: number;
  readonly run: () => void;
}

/** A call, from the caller's side. */
interface Exchange {
  readonly operation: Operation;
  settle: ((outcome: Outcome) => void) | undefined;
}

/** Opening takes many look-ups; would each be as likely to go wrong as a write, nothing else would ever happen. */
function rateFor({ writes }: Operation, rate: number): number {
  return writes ? rate : Math.ceil(rate / 8);
}

/** Somebody who calls servers and waits: nothing reaches it while it is stalled, and nothing after it crashed. */
export class Actor {
  alive = true;
  stalled = false;
  readonly mail: Mail[] = [];
  readonly #timers: Timer[] = [];
  readonly surroundings: Surroundings;
  #exchanges: Exchange[] = [];
  #names = 0;

  constructor(
    readonly name: string,
    protected readonly place: Place,
  ) {
    const random = randomOf(place.choices.below(0x7fffffff));
    this.surroundings = {
      now: place.now,
      after: (ms, run) => this.#after(ms, run),
      random,
      // Random first, so that two openers with the same number win by turns.
      uniqueName: () => `${Math.floor(random() * 4096).toString(16)}-${name}-${++this.#names}`,
    };
  }

  get reachable(): boolean {
    return this.alive && !this.stalled;
  }

  readonly call: Call = <T>(start: (answer: (outcome: Outcome) => void) => Operation) =>
    new Promise<T>((resolve, reject) => {
      const { choices, rates, count } = this.place;
      const operation = start((outcome) => {
        const isLost = choices.perMille(rateFor(operation, rates.lostAnswer));
        if (isLost) count('answers lost');
        this.#answered(exchange, isLost ? undefined : outcome);
      });
      const settle = (outcome: Outcome): void => {
        // As the servers of the model throw them.
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
        if ('error' in outcome) reject(outcome.error);
        else resolve(outcome.value as T);
      };
      const exchange: Exchange = { operation, settle };
      operation.by = this.name;
      operation.held = choices.perMille(rateFor(operation, rates.held));
      this.#exchanges.push(exchange);
    });

  /** What waits for an answer, as what gives up waiting; the call itself goes on. */
  waits(): (() => void)[] {
    this.#exchanges = this.#exchanges.filter(({ settle }) => settle);
    return this.#exchanges.map((exchange) => () => {
      this.#answered(exchange, undefined);
    });
  }

  crash(): void {
    this.alive = false;
    this.mail.length = 0;
    this.#timers.length = 0;
    this.#exchanges = [];
  }

  /** When the timer that is due first is due. */
  nextDue(): number | undefined {
    return this.#nextTimer()?.due;
  }

  /** Fires the timer that is due first. */
  fire(): void {
    const timer = this.#nextTimer();
    if (!timer) return;
    this.#timers.splice(this.#timers.indexOf(timer), 1);
    timer.run();
  }

  #nextTimer(): Timer | undefined {
    return this.#timers.reduce<Timer | undefined>(
      (first, timer) => (first && first.due <= timer.due ? first : timer),
      undefined,
    );
  }

  /** @param outcome `undefined`: it never comes */
  #answered(exchange: Exchange, outcome: Outcome | undefined): void {
    const { settle, operation } = exchange;
    exchange.settle = undefined;
    if (!settle || !this.alive) return;
    const label = `${outcome ? ending(outcome) : 'no answer'} to ${operation.label}`;
    const run = (): void => {
      settle(outcome ?? { error: new NoAnswerError(label) });
    };
    this.mail.push({ label, run, prompt: this.place.choices.perMille(700) });
  }

  #after(ms: number, run: () => void): () => void {
    if (!this.alive) return () => undefined;
    const timer = { due: this.place.now() + ms, run };
    this.#timers.push(timer);
    return () => {
      const index = this.#timers.indexOf(timer);
      if (index >= 0) this.#timers.splice(index, 1);
    };
  }
}

function ending(outcome: Outcome): string {
  if (!('error' in outcome)) return 'answer';
  return outcome.error instanceof Error ? `refusal (${outcome.error.message})` : 'refusal';
}
