import { type FateRun, type Unstored } from '@docket/ledger';

export { type FateRun, type Unstored } from '@docket/ledger';

/** Collects fates in offset order into runs. */
export class FateRuns {
  readonly #runs: { offset: number; count: number; fate: Unstored }[] = [];

  add(offset: number, fate: Unstored): void {
    const last = this.#runs.at(-1);
    if (last?.fate === fate && last.offset + last.count === offset) last.count += 1;
    else this.#runs.push({ offset, count: 1, fate });
  }

  get runs(): readonly FateRun[] {
    return this.#runs;
  }
}

/** Answers the recorded fate of ascending offsets. */
export class FateReader {
  #index = 0;

  constructor(private readonly runs: readonly FateRun[]) {}

  /** The fate of an offset; `undefined` means accepted. Offsets must be asked for in ascending order. */
  of(offset: number): Unstored | undefined {
    let run = this.runs[this.#index];
    while (run && run.offset + run.count <= offset) run = this.runs[++this.#index];
    return run && run.offset <= offset ? run.fate : undefined;
  }
}
