import { type Operation, type Outcome, UnfinishedError } from '../world/operation.js';
import { type Place } from '../world/place.js';

/** Per 1000 inserts that were running when the server was killed. */
const LEAVES_TOKEN = 300;

/** What becomes visible at once: the rows of one insert for one partition (month) of one table. */
export interface Part {
  readonly label: string;
  /** Fed by a view. */
  readonly ofView: boolean;
  land(): void;
  /** The server remembers the part by its token, and never has its rows. */
  remember(): void;
}

/** What an insert does. */
export interface InsertWork {
  /** Throws what refuses the insert. */
  readonly guard: () => void;
  readonly parts: () => Part[];
}

/** An insert ends by itself after this time, ms. */
export const LONGEST_INSERT_MS = 20_000;

/**
 * An insert: its guard is read when it starts; its parts land later, one by one, each or none. It may be killed, or
 * wait for ever, at any moment. Only after all parts have landed it is acknowledged.
 */
export class InsertOperation implements Operation {
  by = '';
  held = false;
  ended = false;
  readonly ready = true;
  readonly writes = true;
  /** Told to end; it notices at its next step, or one part later. */
  killed = false;
  /** Steps since its guard was read. */
  stepsTaken = 0;
  #startedAt: number | undefined;
  #left: Part[] = [];

  constructor(
    readonly label: string,
    readonly queryId: string,
    private readonly place: Place,
    private readonly work: InsertWork,
    private readonly answer: (outcome: Outcome) => void,
  ) {}

  get running(): boolean {
    return this.#startedAt !== undefined && !this.ended;
  }

  /** The server is killed: it may have written a token down, and not yet put the part in its place. */
  crash(): void {
    const { choices, count } = this.place;
    const [next] = this.#left;
    if (next && choices.perMille(LEAVES_TOKEN)) {
      count('tokens that outlived their rows');
      next.remember();
    }
    this.fail('the server crashed');
  }

  /** One step, and often the next ones at once. */
  advance(): void {
    do this.#step();
    while (!this.ended && !this.held && this.place.choices.perMille(500));
  }

  /** Ends with what has landed so far. */
  fail(why: string): void {
    this.#end({ error: new UnfinishedError(`${this.label}: ${why}`) });
  }

  #step(): void {
    if (this.#startedAt === undefined) {
      this.#start();
      return;
    }
    this.stepsTaken += 1;
    if (this.killed && !this.#landsOnceMore()) {
      this.place.count('inserts that had to be killed');
      this.fail('killed');
    } else if (this.place.now() > this.#startedAt + LONGEST_INSERT_MS) this.fail('took too long');
    else this.#landNext();
  }

  #landsOnceMore(): boolean {
    if (this.#left.length === 0 || !this.place.choices.perMille(300)) return false;
    this.place.count('parts landed after KILL');
    return true;
  }

  #start(): void {
    const { choices, rates } = this.place;
    this.#startedAt = this.place.now();
    if (choices.perMille(rates.busy)) {
      this.fail('busy');
      return;
    }
    try {
      this.work.guard();
    } catch (error) {
      this.#end({ error });
      return;
    }
    this.#left = this.work.parts();
    this.held = choices.perMille(rates.held);
  }

  #landNext(): void {
    const { choices, rates, count } = this.place;
    const index = choices.perMille(rates.disorder) ? choices.below(this.#left.length) : 0;
    const [part] = this.#left.splice(index, 1);
    if (!part) {
      this.#end({ value: undefined });
    } else if (part.ofView && choices.perMille(rates.viewFails)) {
      count('views that failed');
      this.fail(`${part.label} failed`);
    } else {
      part.land();
    }
  }

  #end(outcome: Outcome): void {
    this.ended = true;
    this.answer(outcome);
  }
}
