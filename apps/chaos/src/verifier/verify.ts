import { type LedgerEntry, type TableContents } from './table-contents.js';
import { type TopicContents, type TopicRecord } from './topic-contents.js';

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

/** What is expected of records beyond what the tables themselves say. */
export interface Expectations {
  /** Offsets, as `<partition>/<offset>`, that were made to be refused, and the reason that is right for each. */
  readonly bad: ReadonlyMap<string, string>;
  /** Offsets that may be stored or refused for this reason: two versions decide differently, and either may be first. */
  readonly either?: ReadonlyMap<string, string>;
  /** Per partition: offsets below this one were deleted from the topic, whatever became of them before. */
  readonly deletedBelow?: ReadonlyMap<number, number>;
  /** Origins on the feed of rejected records, `<partition>/<offset>`: each rejection is to be there at least once. */
  readonly feed?: ReadonlySet<string>;
  /** What producers were told that Kafka has. */
  readonly acknowledged?: readonly { readonly eventId: string; readonly partition: number; readonly offset: number }[];
}

const MAX_FINDINGS = 100;

/** Compares what the topic holds with what was made of it: each record has exactly one fate, each fate its row. */
export function verify(topic: TopicContents, tables: TableContents, expected: Expectations): Verdict {
  const check = new Check(tables, expected);
  for (const [partition, records] of topic) check.partition(partition, records);
  check.strangers(topic);
  check.projections();
  check.acknowledged(topic);
  return check.verdict([...topic.values()].reduce((sum, records) => sum + records.length, 0));
}

class Check {
  readonly #findings: string[] = [];
  readonly #rowsAt: Map<string, string[]>;
  readonly #rejectionsAt: Map<string, string[]>;
  /** Partition and offset of the first row of each event id. */
  readonly #placeOf = new Map<string, string>();
  #lost = 0;
  #doubled = 0;
  #duplicates = 0;

  constructor(
    private readonly tables: TableContents,
    private readonly expected: Expectations,
  ) {
    this.#rowsAt = grouped(tables.events.map((row) => [`${row.partition}/${row.offset}`, row.eventId]));
    this.#rejectionsAt = grouped(tables.rejections.map((row) => [`${row.partition}/${row.offset}`, row.reason]));
    for (const { eventId, partition, offset } of tables.events) {
      const earlier = this.#placeOf.get(eventId);
      if (earlier !== undefined) this.#double(`event ${eventId} is stored at ${earlier} and at ${partition}/${offset}`);
      this.#placeOf.set(eventId, `${partition}/${offset}`);
    }
  }

  partition(partition: number, records: readonly TopicRecord[]): void {
    const entries = this.tables.ledger.filter((entry) => entry.partition === partition && entry.last >= entry.first);
    const fates = this.#fatesOf(partition, entries);
    for (const record of records) this.#record(partition, record, fates.get(record.offset));
  }

  /** Rows that stand for no record of the topic. */
  strangers(topic: TopicContents): void {
    const known = new Set<string>();
    for (const [partition, records] of topic) for (const { offset } of records) known.add(`${partition}/${offset}`);
    for (const place of [...this.#rowsAt.keys(), ...this.#rejectionsAt.keys()]) {
      const [partition = 0, offset = 0] = place.split('/').map(Number);
      if (offset < (this.expected.deletedBelow?.get(partition) ?? 0)) continue;
      if (!known.has(place)) this.#double(`there is a row for ${place}, where the topic has no record`);
    }
  }

  projections(): void {
    for (const name of this.tables.unknownViews) this.#wrong(`there is no check for projection ${name}`);
    for (const { name, over, under } of this.tables.projections) {
      if (over > 0) this.#double(`projection ${name} counts ${over} events too many`, over);
      if (under > 0) this.#lose(`projection ${name} counts ${under} events too few`, under);
    }
  }

  /** Every acknowledgement names a place of its own that holds the event, and the event is stored. */
  acknowledged(topic: TopicContents): void {
    const held = new Map<string, string | undefined>();
    for (const [partition, records] of topic) {
      for (const { offset, eventId } of records) held.set(`${partition}/${offset}`, eventId);
    }
    const named = new Set<string>();
    for (const { eventId, partition, offset } of this.expected.acknowledged ?? []) {
      const place = `${partition}/${offset}`;
      if (offset < (this.expected.deletedBelow?.get(partition) ?? 0)) continue;
      if (named.has(place)) this.#lose(`two acknowledgements name ${place}`);
      named.add(place);
      if (held.get(place) !== eventId) this.#lose(`${place} was acknowledged for ${eventId}, and does not hold it`);
      if (!this.#placeOf.has(eventId) && !this.expected.either?.has(place)) {
        this.#lose(`event ${eventId} was acknowledged and is not stored`);
      }
    }
  }

  verdict(published: number): Verdict {
    return {
      published,
      stored: this.tables.events.length,
      rejected: this.tables.rejections.length,
      duplicates: this.#duplicates,
      lost: this.#lost,
      doubled: this.#doubled,
      findings: this.#findings,
    };
  }

  /** The fate of each offset, by the ledger; two rows that decide about one offset are a finding. */
  #fatesOf(partition: number, entries: readonly LedgerEntry[]): Map<number, string> {
    const fates = new Map<number, string>();
    for (const { first, last, fates: runs } of entries) {
      for (let offset = first; offset <= last; offset += 1) {
        if (fates.has(offset)) this.#double(`the ledger decides twice about ${partition}/${offset}`);
        fates.set(offset, 'stored');
      }
      for (const run of runs) {
        for (let offset = run.offset; offset < run.offset + run.count; offset += 1) fates.set(offset, run.fate);
      }
    }
    return fates;
  }

  #record(partition: number, { offset, eventId }: TopicRecord, fate: string | undefined): void {
    const place = `${partition}/${offset}`;
    const rows = this.#rowsAt.get(place) ?? [];
    const rejections = this.#rejectionsAt.get(place) ?? [];
    if (rows.length > 1) this.#double(`${rows.length} rows for ${place}`, rows.length - 1);
    if (rejections.length > 1) this.#double(`${rejections.length} rejections of ${place}`, rejections.length - 1);
    if (fate === undefined) {
      this.#lose(`${place} has no fate`);
    } else if (fate === 'stored') {
      this.#stored(place, eventId, rows, rejections);
    } else if (fate === 'duplicate') {
      this.#duplicate(place, eventId, rows, rejections);
    } else {
      this.#rejected(place, fate, rows, rejections);
    }
  }

  #stored(place: string, eventId: string | undefined, rows: string[], rejections: string[]): void {
    if (rows.length === 0) this.#lose(`${place} is to be stored and has no row`);
    if (rejections.length > 0) this.#wrong(`${place} is stored and rejected`);
    if (rows[0] !== undefined && rows[0] !== eventId)
      this.#wrong(`${place} holds ${eventId ?? 'no event'}, its row says ${rows[0]}`);
    if (this.expected.bad.has(place)) this.#wrong(`${place} was made to be refused, and is stored`);
  }

  #duplicate(place: string, eventId: string | undefined, rows: string[], rejections: string[]): void {
    this.#duplicates += 1;
    if (rows.length + rejections.length > 0) this.#double(`${place} is a duplicate and has a row`);
    if (eventId === undefined || !this.#placeOf.has(eventId))
      this.#lose(`${place} is a duplicate of an event that is not stored`);
  }

  #rejected(place: string, fate: string, rows: string[], rejections: string[]): void {
    if (rows.length > 0) this.#wrong(`${place} is rejected and stored`);
    if (rejections.length === 0) this.#lose(`${place} is to be rejected as ${fate} and is not in the rejections`);
    if (rejections[0] !== undefined && rejections[0] !== fate)
      this.#wrong(`${place}: ledger ${fate}, rejection ${rejections[0]}`);
    if (this.expected.feed?.has(place) === false)
      this.#wrong(`${place} is rejected and not on the feed of rejected records`);
    const right = this.expected.bad.get(place) ?? this.expected.either?.get(place);
    if (right === undefined) this.#lose(`${place} is a good event, refused as ${fate}`);
    else if (right !== fate) this.#wrong(`${place} should be refused as ${right}, not as ${fate}`);
  }

  #lose(finding: string, count = 1): void {
    this.#lost += count;
    this.#find(finding);
  }

  #double(finding: string, count = 1): void {
    this.#doubled += count;
    this.#find(finding);
  }

  /** A record that is treated as something that it is not: as good as lost. */
  #wrong(finding: string): void {
    this.#lose(finding);
  }

  #find(finding: string): void {
    if (this.#findings.length < MAX_FINDINGS) this.#findings.push(finding);
  }
}

function grouped(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [key, value] of pairs) {
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
