import { type Scene } from '../scene/scene.js';
import { type Endings } from '../stack/endings.js';

const EVERY_MS = 10_000;

/** Says how far a fault is, for whoever watches a long run. */
export class ProgressLines {
  /** How often the fault struck. */
  struck = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly fault: string,
    private readonly note: (line: string) => void,
    endings: Endings,
  ) {
    endings.add(() => {
      clearInterval(this.#timer);
    });
  }

  /** Says every few seconds how many events flowed, until something else is said. */
  flowing({ sources: { traffic }, size: { events } }: Scene): void {
    this.#timer = setInterval(() => {
      const flowed = `${traffic.emitted.toLocaleString('en')} of ${events.toLocaleString('en')} events`;
      this.note(`${this.fault}: ${flowed}, struck ${this.struck} times`);
    }, EVERY_MS);
  }

  say(line: string): void {
    clearInterval(this.#timer);
    this.note(`${this.fault}: ${line}`);
  }
}
