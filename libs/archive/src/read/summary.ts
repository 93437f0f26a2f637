import { archivedPlaces, archivedTopics, fetchManifests } from '../manifest/catalog.js';
import { type ArchiveStorage } from '../storage/archive-storage.js';

/** What is archived of one partition of one epoch, as its manifests say. */
export interface ArchivedSummary {
  readonly topic: string;
  readonly epoch: number;
  readonly partition: number;
  /** Offsets, both included. */
  readonly first: number;
  readonly last: number;
  /** UTC days of ingestion. */
  readonly days: { readonly from: string; readonly to: string };
  readonly ranges: number;
  readonly events: number;
  readonly rejections: number;
  readonly bytes: number;
}

/** Reads all manifests of a location. @throws {ArchiveError} when one cannot be read */
export async function summarizeArchive(storage: ArchiveStorage): Promise<ArchivedSummary[]> {
  const summaries: ArchivedSummary[] = [];
  for (const topic of await archivedTopics(storage)) {
    for (const { epoch, partition, ranges } of await archivedPlaces(storage, topic)) {
      let summary: ArchivedSummary | undefined;
      for await (const { manifest } of fetchManifests(storage, ranges)) {
        const { events, rejections } = manifest.files;
        summary = {
          topic,
          epoch,
          partition,
          first: summary?.first ?? manifest.first,
          last: Math.max(summary?.last ?? 0, manifest.last),
          days: { from: summary?.days.from ?? manifest.day, to: manifest.day },
          ranges: (summary?.ranges ?? 0) + 1,
          events: (summary?.events ?? 0) + (events?.rows ?? 0),
          rejections: (summary?.rejections ?? 0) + (rejections?.rows ?? 0),
          bytes: (summary?.bytes ?? 0) + (events?.bytes ?? 0) + (rejections?.bytes ?? 0),
        };
      }
      if (summary) summaries.push(summary);
    }
  }
  return summaries;
}
