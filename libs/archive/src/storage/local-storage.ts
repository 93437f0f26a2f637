import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, mkdir, open, readdir, rename, rm, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { type ArchiveStorage, type StoredFile } from './archive-storage.js';
import { MissingFileError, StorageError } from './storage-error.js';

/** Ending of files that are being written. What is left of them after a crash is no part of an archive. */
const PARTIAL = '.partial';

/** Errors of a file system that somebody has to mend, rather than to wait for. A full disk is waited for. */
const LASTING = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'EINVAL', 'ENOTSUP']);

/** An archive in a directory. Files and the directories that name them are synced before they count as written. */
export class LocalStorage implements ArchiveStorage {
  readonly #root: string;

  constructor(readonly location: string) {
    this.#root = path.resolve(location);
  }

  async *list(prefix: string): AsyncGenerator<StoredFile> {
    const names = await translated(() => readdir(this.#root, { recursive: true }).catch(noneIfMissing));
    for (const name of names) {
      const key = name.split(path.sep).join('/');
      if (!key.startsWith(prefix) || key.endsWith(PARTIAL)) continue;
      const found = await translated(() => stat(this.#pathOf(key)).catch(undefinedIfMissing));
      if (found?.isFile() === true) yield { key, bytes: found.size };
    }
  }

  write(key: string, body: AsyncIterable<Buffer>): Promise<void> {
    return translated(async () => {
      const partial = await this.#writePartial(key, body);
      await rename(partial, this.#pathOf(key));
      await syncDirectory(path.dirname(this.#pathOf(key)));
    });
  }

  create(key: string, content: Buffer): Promise<boolean> {
    return translated(async () => {
      const partial = await this.#writePartial(key, [content]);
      try {
        // Unlike a rename, a link does not replace what is there.
        await link(partial, this.#pathOf(key));
      } catch (error) {
        if (codeOf(error) === 'EEXIST') return false;
        throw error;
      } finally {
        await unlink(partial);
      }
      await syncDirectory(path.dirname(this.#pathOf(key)));
      return true;
    });
  }

  async *read(key: string): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of createReadStream(this.#pathOf(key), { highWaterMark: 1 << 18 })) yield chunk as Buffer;
    } catch (error) {
      if (codeOf(error) === 'ENOENT') throw new MissingFileError(key, { cause: error });
      throw storageError(error);
    }
  }

  remove(key: string): Promise<void> {
    return translated(() => rm(this.#pathOf(key), { force: true }));
  }

  close(): void {
    // Nothing is held open.
  }

  /** A file beside the one that is meant, whole and synced. */
  async #writePartial(key: string, body: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<string> {
    const target = this.#pathOf(key);
    await makeDirectory(path.dirname(target));
    const partial = `${target}.${randomUUID()}${PARTIAL}`;
    const file = await open(partial, 'wx');
    try {
      for await (const chunk of body) await file.appendFile(chunk);
      await file.sync();
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    return partial;
  }

  #pathOf(key: string): string {
    const found = path.resolve(this.#root, key);
    // Keys also come out of manifests, which anybody who may write to the location may have changed.
    if (found.startsWith(`${this.#root}${path.sep}`)) return found;
    throw new StorageError(`${key} is not below ${this.location}`, 'stop');
  }
}

/** Makes a directory and those above it; each is synced into the one above, so that it is there after a crash. */
async function makeDirectory(directory: string): Promise<void> {
  const first = await mkdir(directory, { recursive: true });
  if (first === undefined) return;
  for (let made = directory; made.length >= first.length; made = path.dirname(made)) {
    await syncDirectory(path.dirname(made));
  }
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function noneIfMissing(error: unknown): string[] {
  if (codeOf(error) === 'ENOENT') return [];
  throw error;
}

function undefinedIfMissing(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error;
}

async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storageError(error);
  }
}

/** Errors of the file system by their code; what is no such error came with the bytes that were to be written. */
function storageError(error: unknown): unknown {
  const code = textProperty(error, 'code');
  if (code === '' || textProperty(error, 'syscall') === '') return error;
  return new StorageError(textProperty(error, 'message'), LASTING.has(code) ? 'stop' : 'retry', { cause: error });
}

function codeOf(error: unknown): string {
  return textProperty(error, 'code');
}

/** By shape rather than by class: an error may come from another realm (worker, VM context). */
function textProperty(thrown: unknown, name: 'code' | 'syscall' | 'message'): string {
  if (typeof thrown !== 'object' || thrown === null) return '';
  const value: unknown = Reflect.get(thrown, name);
  return typeof value === 'string' ? value : '';
}
