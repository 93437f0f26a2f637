import { ArchiveError } from '../archive-error.js';
import { type ArchiveStorage } from './archive-storage.js';
import { LocalStorage } from './local-storage.js';
import { type S3Options } from './s3-storage.js';

/**
 * Opens the place an archive is kept at. Nothing is read or written yet.
 * @param location a directory, or `s3://bucket/prefix`
 * @throws {ArchiveError} when it is neither
 */
export async function openLocation(location: string, s3: S3Options): Promise<ArchiveStorage> {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(location)?.[1];
  if (scheme === undefined) return new LocalStorage(location);
  const [, bucket, prefix = ''] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,62})(?:\/(.*))?$/.exec(location) ?? [];
  if (bucket === undefined) {
    throw new ArchiveError(`${location} is no place for an archive: write a directory, or s3://bucket/prefix`);
  }
  // Loaded when it is needed: the SDK is most of what this command would load.
  const { S3Storage } = await import('./s3-storage.js');
  return new S3Storage(bucket, prefix.replaceAll(/^\/+|\/+$/g, ''), s3);
}
