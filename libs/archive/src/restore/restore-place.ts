import { setTimeout } from 'node:timers/promises';
import { ErasedOffsets } from '@docket/erasure';
import {
  batchGuard,
  doneRow,
  type Fence,
  fenceGuard,
  fencePrefix,
  type LedgerRow,
  type LedgerStore,
  type LedgerTail,
  mayPass,
  refusals,
  WindowPassedError,
} from '@docket/ledger';
import { ArchiveError } from '../archive-error.js';
import { type ArchivedRange, fetchManifest, fileKey } from '../manifest/catalog.js';
import { checkedBytes } from '../storage/checked-bytes.js';
import { type FileKind, ofRange, TABLES } from '../write/table-kinds.js';
import { paramsOf, readRows } from '../write/table-rows.js';
import { type RestoreParts } from './restore-parts.js';
import { type PlannedPlace, type PlannedRange } from './restore-plan.js';
import { restoredRow } from './restored-row.js';
import { whileWanted } from './while-wanted.js';

/** How long one insert may take. */
const INSERT_MS = 300_000;
const AGAIN_MS = 1_000;

const KINDS: readonly FileKind[] = ['events', 'rejections'];

/** The ledger changed under a fence that was ours. */
class AnotherLedgerError extends ArchiveError {}

/**
 * Restores one partition by the protocol of ingestion: a row in the ledger before the rows of a range, under a fence, with a
 * token that is that of its files. So it may be ended anywhere and begun again, and who else writes is refused.
 */
export class PlaceRestore {
  #fence: Fence = { number: 0, owner: '' };
  #erased: ErasedOffsets | undefined;
  #queries = 0;

  constructor(
    private readonly parts: RestoreParts,
    private readonly store: LedgerStore,
    private readonly planned: PlannedPlace,
  ) {}

  /** @param onRange is told of every range that is in all tables, by its place in the plan */
  async run(onRange: (range: ArchivedRange) => void): Promise<void> {
    const { ranges, known, place } = this.planned;
    this.#erased = await whileWanted(this.parts.signal, () => ErasedOffsets.of(this.parts.writer, place));
    let pending = (await this.#take(known)).pending;
    for (const range of ranges.slice(pending ? known - 1 : known)) {
      this.parts.signal.throwIfAborted();
      const archived = await whileWanted(this.parts.signal, () => fetchManifest(this.parts.storage, range.named));
      const row = pending ?? (await this.#intend(archived, range));
      pending = undefined;
      await this.#write(archived, row);
      await this.#compare(archived);
      onRange(archived);
    }
    await this.#close();
  }

  /** Takes the partition; only then what the ledger says is sure. @param known how many ranges it should have */
  async #take(known: number): Promise<LedgerTail> {
    const { place, ranges } = this.planned;
    const { fence, tail } = await whileWanted(this.parts.signal, () => this.parts.take(place));
    this.#fence = fence;
    const last = ranges[known - 1];
    if (tail.next === (last ? last.last + 1 : 0) && (!tail.pending || tail.pending.digest === last?.digest))
      return tail;
    throw new AnotherLedgerError(
      `partition ${place.partition}: the ledger has changed meanwhile: is ingestion running?`,
    );
  }

  async #intend({ manifest }: ArchivedRange, range: PlannedRange): Promise<LedgerRow> {
    const { place } = this.planned;
    const { signal } = this.parts;
    const at = await whileWanted(signal, () => this.store.now());
    const row = restoredRow(manifest, { owner: this.#fence.owner, at });
    if (row.digest !== range.digest) throw new ArchiveError(`${range.named.key} was changed meanwhile`);
    await whileWanted(signal, () => this.store.intend(place, this.#fence, row));
    return row;
  }

  /** Writes both files; if the token may be forgotten, only what is missing. */
  async #write(range: ArchivedRange, row: LedgerRow): Promise<void> {
    const { place } = this.planned;
    const { signal } = this.parts;
    try {
      if (await whileWanted(signal, () => this.store.isRepaired(place, row.first))) {
        throw new WindowPassedError('begun as missing before');
      }
      const guard = batchGuard(place, this.#fence, row, this.parts.tokenSeconds);
      for (const kind of KINDS) await whileWanted(signal, () => this.#insert(range, kind, guard, row.digest));
    } catch (error) {
      if (!(error instanceof WindowPassedError)) throw error;
      await this.#writeMissing(range, row);
    }
  }

  /**
   * One attempt under each fence: an unknown outcome means taking the partition anew, so that what landed is seen. Views may
   * lack what landed before, so the hours are listed for the repair of projections.
   */
  async #writeMissing(range: ArchivedRange, row: LedgerRow): Promise<void> {
    const { place, ranges } = this.planned;
    for (;;) {
      this.parts.signal.throwIfAborted();
      await this.#take(ranges.findIndex(({ first }) => first === row.first) + 1);
      const { owner, number } = this.#fence;
      try {
        await this.store.listHours(place, this.#fence, row, { hours: new Set(), token: `${owner}/begun` });
        for (const kind of KINDS) {
          const { where, ...guard } = fenceGuard(place, this.#fence);
          const missing = `kafka_offset NOT IN (SELECT kafka_offset FROM ${TABLES[kind].table} WHERE ${ofRange(kind)})`;
          const all = { ...guard, where: `${where} AND ${missing}` };
          await this.#insert(range, kind, all, `${row.digest}/${number}/${owner}`);
        }
        const hours = await this.store.hours(place, row.first, row.last);
        await this.store.listHours(place, this.#fence, row, { hours, token: `${owner}/hours` });
        this.parts.onRepair();
        return;
      } catch (error) {
        if (!mayPass(error)) throw error;
        await setTimeout(AGAIN_MS);
      }
    }
  }

  async #insert(
    range: ArchivedRange,
    kind: FileKind,
    guard: ReturnType<typeof fenceGuard>,
    token: string,
  ): Promise<void> {
    const file = range.manifest.files[kind];
    if (!file) return;
    const { place } = this.planned;
    const { writer, storage } = this.parts;
    const { first, last } = range.manifest;
    const { table } = TABLES[kind];
    const params = { ...guard.params, ...paramsOf({ ...place, first, last }) };
    const own = { ...guard, params };
    const key = fileKey(range, file.name);
    this.#queries += 1;
    await refusals(
      writer.insertFile({
        ...(this.#erased?.leftOut(own, first, table) ?? own),
        table,
        columns: file.columns,
        format: 'Parquet',
        body: checkedBytes(key, storage.read(key), file),
        token: `${place.topic}/${place.epoch}/${place.partition}/${first}-${last}/restored/${token}/${kind}`,
        // So that whoever takes the partition finds it and ends it.
        queryId: `${fencePrefix(place, this.#fence)}restore/${this.#queries}`,
        deadlineMs: INSERT_MS,
      }),
    );
  }

  /** What is restored is what was archived, less what was erased, or nothing goes on. */
  async #compare({ manifest }: ArchivedRange): Promise<void> {
    const { place } = this.planned;
    const { writer, signal } = this.parts;
    const { first, last } = manifest;
    for (const kind of KINDS) {
      const file = manifest.files[kind];
      const found = await whileWanted(signal, () =>
        readRows(writer, kind, { ...place, first, last }, file?.columns ?? NO_COLUMNS),
      );
      if (found.rows === (file?.rows ?? 0) && found.checksum === (file?.checksum ?? '0')) continue;
      // Whose rows those are that are left out nobody can say; the file was read to its end, and is the one that was written.
      if (first < (this.#erased?.below ?? 0) && found.rows < (file?.rows ?? 0)) continue;
      throw new ArchiveError(
        `${place.topic}/${place.partition}, offsets ${first} to ${last}: ${TABLES[kind].table} has ${found.rows} rows with ` +
          `checksum ${found.checksum}, the archive has ${file?.rows ?? 0} with ${file?.checksum ?? '0'}`,
      );
    }
  }

  async #close(): Promise<void> {
    const { place, ranges } = this.planned;
    const { signal } = this.parts;
    const next = (ranges.at(-1)?.last ?? -1) + 1;
    const row = doneRow(next, this.#fence.owner, await whileWanted(signal, () => this.store.now()));
    await whileWanted(signal, () => this.store.intend(place, this.#fence, row));
  }
}

/** For a count alone. */
const NO_COLUMNS = [{ name: 'kafka_offset', type: 'UInt64' }];
