import { setTimeout } from 'node:timers/promises';
import { type ClickHouseWriter } from '@docket/clickhouse';
import { eraseRows, ERASURE_KIND, type ErasureRecord, subjectKey, type Subjects } from '@docket/erasure';
import { type OffsetBounds, TopicHold } from '@docket/ledger';
import { CommandError } from '../command-error.js';
import { type ControlStore } from '../control/control-store.js';
import { type LedgerAccess } from '../ingest/with-ledger.js';

/** What erasing works with. */
interface Parts {
  readonly access: LedgerAccess;
  readonly control: ControlStore;
  readonly writer: ClickHouseWriter;
  readonly signal: AbortSignal;
  readonly note: (what: string) => void;
}

/** How long ingestion may take to get to the end that the topic had. */
const PATIENCE_MS = 10 * 60_000;
const LOOK_MS = 200;

/**
 * Erases subjects, in the one order that nothing comes back in: published first, so that whoever reads the topic from its
 * beginning later knows it; then everything that the topic had by then is let in; then it is deleted. Interrupted anywhere it is
 * done by doing all of it again.
 */
export class Erasing {
  #upTo: OffsetBounds = { epoch: 0, next: {} };

  constructor(
    private readonly parts: Parts,
    private readonly subjects: Subjects,
  ) {}

  /** @returns what was published, by the key of the subject */
  async publish(command: Pick<ErasureRecord, 'request' | 'reason' | 'by'>): Promise<Map<string, ErasureRecord>> {
    const { access, control } = this.parts;
    const { topic } = access;
    const epoch = await access.store.epoch(topic);
    const ranges = await access.ranges();
    const next = Object.fromEntries([...ranges].map(([partition, { high }]) => [String(partition), high]));
    this.#upTo = { epoch, next };
    const { tenant, subjects } = this.subjects;
    const common = { tenant_id: tenant, topic, epoch, below: next, ...command, requested_at: new Date().toISOString() };
    const records = new Map(
      subjects.map((subject) => [subjectKey(tenant, subject), { ...common, subject_type: subject.type.toLowerCase() }]),
    );
    await control.put(ERASURE_KIND, records);
    return records;
  }

  /** Waits until everything that the topic had is in the tables: only what is there can be deleted. */
  async untilIngested(): Promise<void> {
    const { access, writer, signal, note } = this.parts;
    const hold = new TopicHold(writer, access.topic);
    const until = Date.now() + PATIENCE_MS;
    for (let look = 0; ; look += 1) {
      const behind = await hold.behind(this.#upTo);
      if (behind.length === 0) return;
      const partitions = behind.join(', ');
      if (Date.now() > until) {
        throw new CommandError(
          `partitions ${partitions} are not ingested up to where the topic was: is ingestion running? ` +
            '(`docket ingest status`) Nothing is deleted yet; give the same command again.',
        );
      }
      if (look === 0) note(`waiting until partitions ${partitions} are ingested`);
      await setTimeout(LOOK_MS, undefined, { signal });
    }
  }

  /** Deletes it from the events and the rejections. */
  async delete(): Promise<void> {
    this.parts.note('deleting the events');
    await eraseRows(this.parts.writer, { ...this.subjects, upTo: this.#upTo });
  }

  /** Says that nothing of it is left. */
  async done(records: ReadonlyMap<string, ErasureRecord>): Promise<void> {
    const at = new Date().toISOString();
    const done = new Map([...records].map(([key, record]) => [key, { ...record, done_at: at }]));
    await this.parts.control.put(ERASURE_KIND, done);
  }
}
