export { ArchiveError } from './archive-error.js';
export {
  type ArchiveParts,
  type Erasures,
  NO_ERASURES,
  RANGE_SIZE,
  type RangeLimits,
  type SchemaLookup,
} from './archive-parts.js';
export { archiveRound, type RefusedPlace, type RoundReport, type Until } from './archive-round.js';
export { type GivenBack, giveBack, type TopicLog } from './give-back.js';
export { type ArchivedRange } from './manifest/catalog.js';
export { type Manifest } from './manifest/manifest.js';
export {
  type ArchivedOffsets,
  type ArchivedPiece,
  ArchiveReader,
  type Coverage,
  type EventsFile,
} from './read/archive-reader.js';
export { type ArchivedSummary, summarizeArchive } from './read/summary.js';
export { restoreArchive, type RestoreReport } from './restore/restore-archive.js';
export { type RestoreParts, type TakenPlace, TOKEN_SECONDS } from './restore/restore-parts.js';
export { type ArchiveStorage, type StoredFile } from './storage/archive-storage.js';
export { openLocation } from './storage/open-location.js';
export { type S3Options } from './storage/s3-storage.js';
export { MissingFileError, StorageError } from './storage/storage-error.js';
export { type ArchiveVerification, verifyArchive } from './verify-archive.js';
