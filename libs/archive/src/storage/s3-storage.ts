import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { Readable } from 'node:stream';
import { type ArchiveStorage, type StoredFile } from './archive-storage.js';
import { MissingFileError, StorageError } from './storage-error.js';

/** How to reach an S3-compatible store. What `archiveConfig` of `@docket/config` yields. */
export interface S3Options {
  /** Base address; Amazon's for the region without it. */
  readonly endpoint?: string | undefined;
  readonly region: string;
  /** Bucket in the path rather than in the host name, as most servers other than Amazon's need it. */
  readonly pathStyle: boolean;
  /** Together with the secret; without them the SDK's own chain is asked (environment, profile, role of the machine). */
  readonly accessKeyId?: string | undefined;
  readonly secretAccessKey?: string | undefined;
}

/** A part of an upload, the least that S3 takes; a few are in memory at a time. */
const PART_BYTES = 8 << 20;
const PARTS_AT_ONCE = 2;
/** Without a byte for so long a connection is given up. */
const SILENCE_MS = 60_000;

/** An archive in a bucket, below a prefix. An object is there whole or not at all, so nothing has to be renamed. */
export class S3Storage implements ArchiveStorage {
  readonly location: string;
  readonly #client: S3Client;
  readonly #prefix: string;

  constructor(
    private readonly bucket: string,
    prefix: string,
    options: S3Options,
  ) {
    this.location = `s3://${bucket}${prefix === '' ? '' : `/${prefix}`}`;
    this.#prefix = prefix === '' ? '' : `${prefix}/`;
    const { accessKeyId, secretAccessKey, endpoint } = options;
    this.#client = new S3Client({
      region: options.region,
      forcePathStyle: options.pathStyle,
      requestHandler: { requestTimeout: SILENCE_MS, connectionTimeout: 10_000 },
      ...(endpoint === undefined ? {} : { endpoint }),
      ...(accessKeyId === undefined || secretAccessKey === undefined
        ? {}
        : { credentials: { accessKeyId, secretAccessKey } }),
    });
  }

  async *list(prefix: string): AsyncGenerator<StoredFile> {
    let ContinuationToken: string | undefined;
    do {
      const input = { Bucket: this.bucket, Prefix: `${this.#prefix}${prefix}`, ContinuationToken };
      const answer = await this.#told(() => this.#client.send(new ListObjectsV2Command(input)));
      for (const { Key = '', Size = 0 } of answer.Contents ?? []) {
        yield { key: Key.slice(this.#prefix.length), bytes: Size };
      }
      ContinuationToken = answer.IsTruncated === true ? answer.NextContinuationToken : undefined;
    } while (ContinuationToken !== undefined);
  }

  async write(key: string, body: AsyncIterable<Buffer>): Promise<void> {
    const upload = new Upload({
      client: this.#client,
      params: { ...this.#object(key), Body: Readable.from(body, { objectMode: false }) },
      partSize: PART_BYTES,
      queueSize: PARTS_AT_ONCE,
      // Parts that are left behind cost money, and nobody sees them.
      leavePartsOnError: false,
    });
    await this.#told(() => upload.done());
  }

  async create(key: string, content: Buffer): Promise<boolean> {
    try {
      const input = { ...this.#object(key), Body: content, IfNoneMatch: '*' };
      await this.#client.send(new PutObjectCommand(input));
      return true;
    } catch (error) {
      if (statusOf(error) === 412) return false;
      throw this.#storageError(error);
    }
  }

  async *read(key: string): AsyncGenerator<Buffer> {
    try {
      const { Body } = await this.#client.send(new GetObjectCommand(this.#object(key)));
      for await (const chunk of Body as Readable) yield chunk as Buffer;
    } catch (error) {
      if (error instanceof S3ServiceException && error.name === 'NoSuchKey')
        throw new MissingFileError(key, { cause: error });
      throw this.#storageError(error);
    }
  }

  async remove(key: string): Promise<void> {
    await this.#told(() => this.#client.send(new DeleteObjectCommand(this.#object(key))));
  }

  close(): void {
    this.#client.destroy();
  }

  #object(key: string): { Bucket: string; Key: string } {
    return { Bucket: this.bucket, Key: `${this.#prefix}${key}` };
  }

  async #told<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw this.#storageError(error);
    }
  }

  /** What the store answered with is for people to mend, unless it was overloaded; all else is the network. */
  #storageError(error: unknown): unknown {
    // Of the bytes that were to be written: ClickHouse's, or that they are not those of a manifest.
    if (error instanceof Error && 'verdict' in error) return error;
    const status = statusOf(error);
    const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const isLasting = isUnusable(error) || (status !== undefined && status >= 300 && status < 500 && !BUSY.has(status));
    return new StorageError(`${this.location}: ${what}`, isLasting ? 'stop' : 'retry', { cause: error });
  }
}

/** Timed out, conflicts with another write at this moment, asked too often. */
const BUSY = new Set([408, 409, 429]);

/** The SDK found no credentials: nothing was sent. */
function isUnusable(error: unknown): boolean {
  return error instanceof Error && error.name === 'CredentialsProviderError';
}

function statusOf(error: unknown): number | undefined {
  return error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
}
