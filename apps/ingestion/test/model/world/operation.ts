/** How a call ended, for whoever made it. */
export type Outcome = { readonly value: unknown } | { readonly error: unknown };

/** Something under way outside of a process, in small steps that are interleaved with all others. */
export interface Operation {
  readonly label: string;
  /** Who called. */
  by: string;
  /** Nothing happens to it for now: a request in the network, an insert that waits for its body. */
  held: boolean;
  /** Nothing more comes of it. */
  readonly ended: boolean;
  /** Whether a step can be taken. */
  readonly ready: boolean;
  /** It writes: what happens to it matters more than what happens to a look-up. */
  readonly writes: boolean;
  advance(): void;
}

/** Makes a call on behalf of an actor: its promise is settled when the actor gets the answer, if it ever does. */
export type Call = <T>(start: (answer: (outcome: Outcome) => void) => Operation) => Promise<T>;

/** A call that takes effect at one moment. */
export class SimpleOperation implements Operation {
  by = '';
  held = false;
  ended = false;
  readonly ready = true;
  readonly writes = false;

  constructor(
    readonly label: string,
    private readonly act: () => unknown,
    private readonly answer: (outcome: Outcome) => void,
  ) {}

  advance(): void {
    this.ended = true;
    let outcome: Outcome;
    try {
      outcome = { value: this.act() };
    } catch (error) {
      outcome = { error };
    }
    this.answer(outcome);
  }
}

/** The answer got lost, or the caller waited no longer. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
  readonly verdict = 'retry';
}

/** The server says that it did not finish the statement: what of it was written is open. */
export class UnfinishedError extends Error {
  override readonly name = 'UnfinishedError';
  readonly verdict = 'retry';
}
