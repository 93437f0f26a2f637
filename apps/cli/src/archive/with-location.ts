import { type ArchiveStorage, openLocation } from '@docket/archive';
import { archiveConfig, loadConfig } from '@docket/config';
import { usageError } from '../command-error.js';
import { type CliContext } from '../context.js';

/** Opens the place of an archive for the time of one piece of work. @throws {CommandError} when it is no such place */
export async function withLocation<T>(
  location: string,
  context: CliContext,
  work: (storage: ArchiveStorage) => Promise<T>,
): Promise<T> {
  const s3 = loadConfig(archiveConfig, context.environment());
  if ((s3.accessKeyId === undefined) !== (s3.secretAccessKey === undefined)) {
    throw usageError(
      'DOCKET_ARCHIVE_S3_ACCESS_KEY_ID and DOCKET_ARCHIVE_S3_SECRET_ACCESS_KEY go together: set both or none',
    );
  }
  const storage = await openLocation(location, s3);
  try {
    return await work(storage);
  } finally {
    storage.close();
  }
}
