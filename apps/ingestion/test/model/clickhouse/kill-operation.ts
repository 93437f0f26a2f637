import { type Operation, type Outcome } from '../world/operation.js';
import { type InsertOperation } from './insert-operation.js';

/** `KILL QUERY … SYNC`: answered when all that was listed at its start is listed no more. */
export class KillOperation implements Operation {
  readonly label = 'kill';
  by = '';
  held = false;
  ended = false;
  readonly writes = false;
  #targets: readonly InsertOperation[] | undefined;

  constructor(
    private readonly find: () => readonly InsertOperation[],
    private readonly isListed: (insert: InsertOperation) => boolean,
    private readonly answer: (outcome: Outcome) => void,
  ) {}

  get ready(): boolean {
    return !this.#targets?.some((target) => this.isListed(target));
  }

  advance(): void {
    if (this.#targets) {
      this.ended = true;
      this.answer({ value: undefined });
      return;
    }
    this.#targets = this.find();
    for (const target of this.#targets) {
      target.killed = true;
      target.held = false;
    }
  }
}
