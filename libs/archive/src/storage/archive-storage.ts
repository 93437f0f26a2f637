/** A file of an archive. */
export interface StoredFile {
  /** Path below the location, with `/` between its parts. */
  readonly key: string;
  readonly bytes: number;
}

/**
 * Where an archive is kept. Files are written once and never changed. Every method rejects with `StorageError`, whose
 * verdict says whether the same may succeed later.
 */
export interface ArchiveStorage {
  /** As a user writes it: a directory, or `s3://bucket/prefix`. */
  readonly location: string;
  /** All files whose key begins with a prefix, in no particular order. A location that is not there yet has none. */
  list(prefix: string): AsyncIterable<StoredFile>;
  /**
   * Writes a file under a name of its own. Resolves when it will be there after a crash; until then nothing has that name.
   */
  write(key: string, body: AsyncIterable<Buffer>): Promise<void>;
  /**
   * Writes a small file whole, unless there is one of this name already.
   * @returns false when there is
   */
  create(key: string, content: Buffer): Promise<boolean>;
  /** The bytes of a file. @throws {MissingFileError} */
  read(key: string): AsyncIterable<Buffer>;
  /** Removes a file that belongs to no range; nothing happens when there is none. */
  remove(key: string): Promise<void>;
  close(): void;
}
