import { type FetchedBatch } from '@docket/kafka';

interface Mark {
  /** Offset of the first record of a fetch. */
  readonly from: number;
  /** When the broker appended it, ms since 1970. */
  readonly at: number;
}

interface Marks {
  marks: Mark[];
  /** How far apart they are, at least. */
  apartMs: number;
  /** Offset after the last record that was fetched. */
  end: number;
}

/** Fetches closer together than this share a mark: the age of a record need not be known better. */
const APART_MS = 1_000;
/** When there are more, because nobody asks or ingestion stands still, every other one goes: ages get coarser. */
const MOST_MARKS = 2_000;
const FEW_MARKS = 100;

/** Remembers when the records under way were appended, one mark for many of them: how old is the oldest one? */
export class FetchMarks {
  readonly #partitions = new Map<number, Marks>();

  fetched({ partition, records }: FetchedBatch): void {
    const [first] = records;
    const last = records.at(-1);
    if (!first || !last) return;
    const known = this.#partitions.get(partition) ?? { marks: [], apartMs: APART_MS, end: 0 };
    this.#partitions.set(partition, known);
    const from = Number(first.offset);
    const at = Number(first.timestamp);
    // Fetched again, after a seek: what was noted about these offsets before is noted anew.
    while ((known.marks.at(-1)?.from ?? -1) >= from) known.marks.pop();
    const previous = known.marks.at(-1);
    if (!previous || at - previous.at >= known.apartMs) known.marks.push({ from, at });
    if (known.marks.length > MOST_MARKS) {
      known.apartMs *= 2;
      known.marks = known.marks.filter((_, index) => index % 2 === 0);
    }
    known.end = Number(last.offset) + 1;
  }

  /** When the record at an offset was appended, within a fetch; `undefined` when it was not fetched. */
  appendedAt(partition: number, offset: number): number | undefined {
    const known = this.#partitions.get(partition);
    if (!known || offset >= known.end) return undefined;
    const { marks } = known;
    const passed = marks.findIndex((_, index) => (marks[index + 1]?.from ?? Infinity) > offset);
    marks.splice(0, passed);
    if (marks.length < FEW_MARKS) known.apartMs = APART_MS;
    return marks[0] && marks[0].from <= offset ? marks[0].at : undefined;
  }
}
