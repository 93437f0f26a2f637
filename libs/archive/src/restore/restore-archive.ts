import { FenceLostError, LedgerStore, WindowPassedError } from '@docket/ledger';
import { ArchiveError } from '../archive-error.js';
import { type ArchivedRange } from '../manifest/catalog.js';
import { type RestoreParts } from './restore-parts.js';
import { PlaceRestore } from './restore-place.js';
import { restorePlan } from './restore-plan.js';

/** What was restored now. */
export interface RestoreReport {
  readonly ranges: number;
  /** Ranges that were there already. */
  readonly known: number;
  readonly events: number;
  readonly rejections: number;
  /** Projections have to be verified: a range was written anew without being sure what was in them. */
  readonly isUnsure: boolean;
}

/**
 * Brings what is archived of a topic back into a database that has nothing of it: events, rejections, epochs and the ledger,
 * so that ingestion goes on behind it. Safe to end anywhere and to begin again. Ingestion has to be stopped.
 * @param onRange is told of every range
 * @throws {ArchiveError} when the archive or the database is not fit for it, or somebody else writes
 */
export async function restoreArchive(
  parts: Omit<RestoreParts, 'onRepair'>,
  onRange: (range: ArchivedRange) => void,
): Promise<RestoreReport> {
  const { writer, storage, topic } = parts;
  const store = new LedgerStore(writer);
  const other = await store.otherTopic(topic);
  if (other !== undefined) throw new ArchiveError(`the database has the events of topic ${other}, not of ${topic}`);
  const planned = await restorePlan(writer, storage, topic);
  let [events, rejections, ranges, known, isUnsure] = [0, 0, 0, 0, false];
  const onRepair = (): void => {
    isUnsure = true;
  };
  const epochs = new Map(planned.map(({ place, epochReason }) => [place.epoch, epochReason]));
  for (const [epoch, reason] of epochs) if (epoch > 1) await store.beginEpoch(topic, epoch, reason);
  for (const one of planned) {
    known += one.known;
    if (one.isPassed) continue;
    try {
      await new PlaceRestore({ ...parts, onRepair }, store, one).run((range) => {
        ranges += 1;
        events += range.manifest.files.events?.rows ?? 0;
        rejections += range.manifest.files.rejections?.rows ?? 0;
        onRange(range);
      });
    } catch (error) {
      throw translated(error, one.place.partition);
    }
  }
  return { ranges, known, events, rejections, isUnsure };
}

function translated(error: unknown, partition: number): unknown {
  if (error instanceof WindowPassedError) {
    return new ArchiveError('ClickHouse was started anew meanwhile: start this again; it goes on where it was');
  }
  if (!(error instanceof FenceLostError)) return error;
  return new ArchiveError(
    `partition ${partition} was taken by somebody else: stop ingestion, and start this again; it goes on where it was`,
  );
}
