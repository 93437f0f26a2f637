import { type Expectations } from './expectations.js';
import { type Findings } from './findings.js';

/** A record, and what the tables have at its place. */
export interface PlacedRecord {
  /** `<partition>/<offset>`. */
  readonly place: string;
  /** How many rows of `audit_events` are there. */
  readonly rows: number;
  /** How many rows of `audit_rejections` are there. */
  readonly rejections: number;
  /** Of the first rejection. */
  readonly reason: string | undefined;
  /** What is wrong with the first row, if anything. */
  readonly mismatch: string | undefined;
  /** Whether its event is stored, there or elsewhere. */
  readonly isStored: boolean;
}

/** Checks that a record's fate is a right one, and that exactly what the fate says is in the tables. */
export class RecordCheck {
  #duplicates = 0;

  constructor(
    private readonly expected: Expectations,
    private readonly findings: Findings,
  ) {}

  /** Records that were found to be duplicates. */
  get duplicates(): number {
    return this.#duplicates;
  }

  /** @param fate by the ledger; undefined when nobody decided */
  check(fate: string | undefined, record: PlacedRecord): void {
    const { place, rows, rejections } = record;
    if (rows > 1) this.findings.double(`${rows} rows for ${place}`, rows - 1);
    if (rejections > 1) this.findings.double(`${rejections} rejections of ${place}`, rejections - 1);
    if (fate === undefined) this.findings.lose(`${place} has no fate`);
    else if (fate === 'stored') this.#stored(record);
    else if (fate === 'duplicate') this.#duplicate(record);
    else this.#rejected(fate, record);
  }

  #stored({ place, rows, rejections, mismatch }: PlacedRecord): void {
    const { findings } = this;
    if (rows === 0) findings.lose(`${place} is to be stored and has no row`);
    if (mismatch !== undefined) findings.lose(`${place} holds ${mismatch}`);
    if (rejections > 0) findings.lose(`${place} is stored and rejected`);
    if (this.expected.bad.has(place)) findings.lose(`${place} was made to be refused, and is stored`);
  }

  #duplicate({ place, rows, rejections, isStored }: PlacedRecord): void {
    this.#duplicates += 1;
    if (rows + rejections > 0) this.findings.double(`${place} is a duplicate and has a row`);
    if (!isStored) this.findings.lose(`${place} is a duplicate of an event that is not stored`);
    if (this.expected.bad.has(place)) this.findings.lose(`${place} was made to be refused, and is a duplicate`);
  }

  #rejected(fate: string, { place, rows, reason }: PlacedRecord): void {
    const { findings } = this;
    const { bad, either, feed } = this.expected;
    if (rows > 0) findings.lose(`${place} is rejected and stored`);
    if (reason === undefined) findings.lose(`${place} is to be rejected as ${fate} and is not in the rejections`);
    else if (reason !== fate) findings.lose(`${place}: ledger ${fate}, rejection ${reason}`);
    if (!feed.has(place)) findings.lose(`${place} is rejected and not on the feed of rejected records`);
    const right = bad.get(place) ?? either.get(place);
    if (right === undefined) findings.lose(`${place} is a good event, refused as ${fate}`);
    else if (right !== fate) findings.lose(`${place} should be refused as ${right}, not as ${fate}`);
  }
}
