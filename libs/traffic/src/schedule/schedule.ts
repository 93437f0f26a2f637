import { Heap } from './heap.js';

/**
 * A life: does what it does at one moment, then yields for how many milliseconds it does nothing. Lives wait only by
 * yielding, so nothing ever happens in between of what one does at a moment.
 */
export type Life = Generator<number, void, void>;

interface Appointment {
  readonly at: number;
  /** Of two lives that go on at the same moment the one that was put down first does. */
  readonly order: number;
  readonly life: Life;
}

/** Simulated time: goes from one moment at which something happens straight to the next. */
export class Schedule {
  readonly #appointments = new Heap<Appointment>((a, b) => a.at < b.at || (a.at === b.at && a.order < b.order));
  #order = 0;
  #now: number;

  /** @param start ms since the epoch */
  constructor(start: number) {
    this.#now = start;
  }

  /** The moment that is being lived, ms since the epoch. */
  get now(): number {
    return this.#now;
  }

  /** Lets a life begin after so many milliseconds. */
  begin(life: Life, afterMs = 0): void {
    const at = this.#now + Math.max(0, Math.round(afterMs));
    this.#appointments.push({ at, order: this.#order, life });
    this.#order += 1;
  }

  /** Lives what comes next. @returns false when nothing is left to live */
  step(): boolean {
    const next = this.#appointments.pop();
    if (!next) return false;
    this.#now = next.at;
    const pause = next.life.next();
    if (pause.done !== true) this.begin(next.life, pause.value);
    return true;
  }
}
