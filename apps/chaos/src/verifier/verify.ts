import { AcknowledgementCheck } from './acknowledgement-check.js';
import { type Acknowledgement } from './acknowledgements.js';
import { type Expectations, isDeleted } from './expectations.js';
import { Findings } from './findings.js';
import { IdTable } from './id-table.js';
import { LedgerWalk } from './ledger-walk.js';
import { OffsetWalk } from './offset-walk.js';
import { PlacedIds } from './placed-ids.js';
import { RecordCheck } from './record-check.js';
import { checkDrops, checkOrder } from './sequence-checks.js';
import { type TableContents } from './table-contents.js';
import { type TopicContents } from './topic-contents.js';

/** What the verifier found. Everything is well when there are no findings. */
export interface Verdict {
  readonly published: number;
  readonly stored: number;
  readonly rejected: number;
  readonly duplicates: number;
  /** Records without a fate, with a wrong one, or whose fate says stored or rejected without a row. */
  readonly lost: number;
  /** Rows beyond one for an event, in the table, the rejections or a projection. */
  readonly doubled: number;
  /** Each violation in words, the first hundred. */
  readonly findings: readonly string[];
}

/**
 * Compares what the topic holds with what was made of it: each record has exactly one fate, each fate its row.
 * @param acknowledged what producers were told that Kafka has
 */
export async function verify(
  topic: TopicContents,
  tables: TableContents,
  expected: Expectations,
  acknowledged: AsyncIterable<Acknowledgement> | Iterable<Acknowledgement>,
): Promise<Verdict> {
  const check = new Check(topic, tables, expected);
  check.storedOnce();
  for (const partition of new Set([...topic.keys(), ...tables.events.keys(), ...tables.rejections.keys()])) {
    check.partition(partition);
  }
  check.projections();
  check.sequences();
  await check.acknowledged(acknowledged);
  return check.verdict();
}

const NOTHING = new PlacedIds(0);

class Check {
  readonly #findings = new Findings();
  readonly #stored = new IdTable();
  readonly #records: RecordCheck;

  constructor(
    private readonly topic: TopicContents,
    private readonly tables: TableContents,
    private readonly expected: Expectations,
  ) {
    this.#records = new RecordCheck(expected, this.#findings);
  }

  /** No event has two rows. */
  storedOnce(): void {
    for (const [partition, rows] of this.tables.events) {
      for (let index = 0; index < rows.count; index += 1) {
        const earlier = this.#stored.add(rows.bytes(index), partition, rows.offset(index));
        if (earlier === undefined) continue;
        const place = `${partition}/${rows.offset(index)}`;
        this.#findings.double(`event ${rows.text(index)} is stored at ${earlier} and at ${place}`);
      }
    }
  }

  /** Walks over the records of a partition, and over everything that was made of them, by offset. */
  partition(partition: number): void {
    const records = this.topic.get(partition) ?? NOTHING;
    const rows = this.tables.events.get(partition) ?? NOTHING;
    const rejections = this.tables.rejections.get(partition) ?? [];
    const [rowWalk, rejectionWalk] = [
      new OffsetWalk((index) => rows.offset(index)),
      new OffsetWalk((index) => rejections[index]?.offset ?? Infinity),
    ];
    const ledger = new LedgerWalk(this.tables.ledger.get(partition) ?? []);
    for (const { first, count } of ledger.overlaps()) {
      this.#findings.double(`the ledger decides twice about ${count} records from ${partition}/${first} on`, count);
    }
    for (let index = 0; index < records.count; index += 1) {
      const offset = records.offset(index);
      this.#strangers(partition, offset, [rowWalk, rejectionWalk]);
      const rowCount = rowWalk.countAt(offset);
      this.#records.check(ledger.fateAt(offset), {
        place: `${partition}/${offset}`,
        rows: rowCount,
        rejections: rejectionWalk.countAt(offset),
        reason:
          rejections[rejectionWalk.first]?.offset === offset ? rejections[rejectionWalk.first]?.reason : undefined,
        mismatch: rowCount === 0 ? undefined : mismatchOf(records, index, rows, rowWalk.first),
        isStored: records.has(index) && this.#stored.has(records.bytes(index)),
      });
    }
    this.#strangers(partition, Infinity, [rowWalk, rejectionWalk]);
  }

  projections(): void {
    const { projections, unknownViews } = this.tables;
    for (const name of unknownViews) this.#findings.add(`unknown projection ${name}: no check for it`);
    for (const name of this.expected.projections) {
      if (!projections.some((one) => one.name === name)) this.#findings.add(`projection ${name} is gone`);
    }
    for (const { name, over, under } of projections) {
      if (over > 0) this.#findings.double(`projection ${name} counts ${over} events too many`, over);
      if (under > 0) this.#findings.lose(`projection ${name} counts ${under} events too few`, under);
    }
  }

  /** Numbers that producers gave their events. */
  sequences(): void {
    for (const [ticket, ordinals] of this.tables.ordinals) checkOrder(ticket, ordinals, this.#findings);
    for (const count of this.expected.bestEffort) {
      checkDrops(count, this.tables.sequences.get(count.instance) ?? [], this.#findings);
    }
  }

  async acknowledged(acknowledged: AsyncIterable<Acknowledgement> | Iterable<Acknowledgement>): Promise<void> {
    const check = new AcknowledgementCheck(this.topic, this.#stored, this.expected, this.#findings);
    for await (const one of acknowledged) check.check(one);
  }

  verdict(): Verdict {
    const { lost, doubled, words } = this.#findings;
    return {
      published: sum(this.topic.values(), ({ count }) => count),
      stored: sum(this.tables.events.values(), ({ count }) => count),
      rejected: sum(this.tables.rejections.values(), ({ length }) => length),
      duplicates: this.#records.duplicates,
      lost,
      doubled,
      findings: words,
    };
  }

  /** Rows that stand for no record. Those of records that were deleted since have nothing to be compared with. */
  #strangers(partition: number, below: number, walks: readonly OffsetWalk[]): void {
    for (const walk of walks) {
      for (const offset of walk.passed(below)) {
        if (isDeleted(this.expected, partition, offset)) continue;
        this.#findings.double(`there is a row for ${partition}/${offset}, where the topic has no record`);
      }
    }
  }
}

function mismatchOf(records: PlacedIds, index: number, rows: PlacedIds, row: number): string | undefined {
  if (records.has(index) && records.bytes(index).equals(rows.bytes(row))) return undefined;
  return `${records.text(index)}, its row says ${rows.text(row)}`;
}

function sum<T>(of: Iterable<T>, count: (one: T) => number): number {
  let total = 0;
  for (const one of of) total += count(one);
  return total;
}
