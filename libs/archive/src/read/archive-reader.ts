import { type NativeColumn } from '@docket/clickhouse';
import { ArchiveError } from '../archive-error.js';
import { archivedPlaces, type ArchivedRange, fetchManifests, fileKey } from '../manifest/catalog.js';
import { type ArchiveStorage } from '../storage/archive-storage.js';
import { checkedBytes, type Fingerprint } from '../storage/checked-bytes.js';
import { continuityProblems } from './continuity.js';

/** Offsets of one partition, `below` no longer among them. */
export interface ArchivedOffsets {
  readonly partition: number;
  readonly from: number;
  readonly below: number;
}

/** A file of events. */
export interface EventsFile extends Fingerprint {
  readonly key: string;
  readonly rows: number;
  /** With the types of ClickHouse that it is to be read as. */
  readonly columns: readonly NativeColumn[];
}

/** Offsets that one file covers. The file may have more of the partition: ask for `kafka_offset >= from AND kafka_offset < below`. */
export interface ArchivedPiece extends ArchivedOffsets {
  /** Undefined when no event was stored of the whole range that the file would be of. */
  readonly file: EventsFile | undefined;
}

/** What of some ranges is archived, and what is not. Both ascend within a partition. */
export interface Coverage {
  readonly pieces: readonly ArchivedPiece[];
  readonly rest: readonly ArchivedOffsets[];
}

/** What is kept in memory of a manifest: there may be many. */
interface KnownRange {
  readonly first: number;
  readonly last: number;
  readonly file: EventsFile | undefined;
}

/** Reads events of one topic out of an archive, as files. */
export class ArchiveReader {
  private constructor(
    private readonly storage: ArchiveStorage,
    /** By `epoch/partition`, ascending. */
    private readonly places: ReadonlyMap<string, readonly KnownRange[]>,
  ) {}

  /**
   * Reads all manifests of a topic.
   * @throws {ArchiveError} when one cannot be read, or there are holes or overlaps
   */
  static async open(storage: ArchiveStorage, topic: string): Promise<ArchiveReader> {
    const places = new Map<string, KnownRange[]>();
    for (const { epoch, partition, ranges } of await archivedPlaces(storage, topic)) {
      const known: KnownRange[] = [];
      for await (const range of fetchManifests(storage, ranges)) {
        const { first, last } = range.manifest;
        known.push({ first, last, file: eventsFile(range) });
      }
      const [problem] = continuityProblems(known);
      if (problem !== undefined) {
        throw new ArchiveError(`${storage.location}: ${topic}, epoch ${epoch}, partition ${partition}: ${problem}`);
      }
      places.set(`${epoch}/${partition}`, known);
    }
    return new ArchiveReader(storage, places);
  }

  /** Which files cover some ranges of offsets of an epoch, and which of their offsets none does. */
  covering(epoch: number, wanted: readonly ArchivedOffsets[]): Coverage {
    const pieces: ArchivedPiece[] = [];
    const rest: ArchivedOffsets[] = [];
    for (const { partition, from, below } of wanted) {
      let next = from;
      for (const { first, last, file } of this.places.get(`${epoch}/${partition}`) ?? []) {
        if (last < next || first >= below) continue;
        if (first > next) rest.push({ partition, from: next, below: first });
        const start = Math.max(first, next);
        next = Math.min(last + 1, below);
        pieces.push({ partition, from: start, below: next, file });
      }
      if (next < below) rest.push({ partition, from: next, below });
    }
    return { pieces, rest };
  }

  /**
   * The bytes of a file, Parquet. Its end comes only if all of them are those that were written.
   * @throws {DamagedFileError} and `MissingFileError`, both with verdict `stop`; `StorageError`
   */
  bytes(file: EventsFile): AsyncIterable<Buffer> {
    return checkedBytes(file.key, this.storage.read(file.key), file);
  }
}

function eventsFile(range: ArchivedRange): EventsFile | undefined {
  const { events } = range.manifest.files;
  if (!events) return undefined;
  const { bytes, sha256, rows, columns, name } = events;
  return { key: fileKey(range, name), bytes, sha256, rows, columns };
}
