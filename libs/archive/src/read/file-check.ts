import { type ArchivedRange, fileKey } from '../manifest/catalog.js';
import { type ParquetFile } from '../manifest/manifest.js';
import { type ArchiveStorage } from '../storage/archive-storage.js';
import { checkedBytes, DamagedFileError } from '../storage/checked-bytes.js';
import { MissingFileError } from '../storage/storage-error.js';

/** The files that a manifest names. */
export function filesOf({ manifest }: ArchivedRange): ParquetFile[] {
  const { events, rejections } = manifest.files;
  return [events, rejections].filter((file) => file !== null);
}

/** What is wrong with the files of a range, one line each; every byte of them is read. */
export async function fileProblems(storage: ArchiveStorage, range: ArchivedRange): Promise<string[]> {
  const problems: string[] = [];
  for (const file of filesOf(range)) {
    const key = fileKey(range, file.name);
    try {
      const whole = checkedBytes(key, storage.read(key), file)[Symbol.asyncIterator]();
      while ((await whole.next()).done !== true);
    } catch (error) {
      if (!(error instanceof DamagedFileError || error instanceof MissingFileError)) throw error;
      problems.push(error.message);
    }
  }
  return problems;
}
