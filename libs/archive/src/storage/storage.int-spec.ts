import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestBucket } from '@docket/testing';
import { type ArchiveStorage } from './archive-storage.js';
import { openLocation } from './open-location.js';

const S3 = { region: 'us-east-1', pathStyle: true };
/** Several parts of an upload. */
const LARGE = randomBytes(20 << 20);

async function* pieces(bytes: Buffer, failAfter = Infinity): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 1 << 16) {
    if (at >= failAfter) throw new Error('the source broke');
    yield await Promise.resolve(bytes.subarray(at, at + (1 << 16)));
  }
}

async function read(storage: ArchiveStorage, key: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of storage.read(key)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function listed(storage: ArchiveStorage, prefix = ''): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key, bytes } of storage.list(prefix)) keys.push(`${key}:${bytes}`);
  return keys.sort();
}

let bucket: TestBucket;
let folder: string;

beforeAll(async () => {
  bucket = await TestBucket.start();
  folder = mkdtempSync(path.join(tmpdir(), 'docket-storage-'));
}, 180_000);
afterAll(async () => {
  await bucket.stop();
  rmSync(folder, { recursive: true });
});

describe.each(['a directory', 'a bucket'])('%s', (kind) => {
  let storage: ArchiveStorage;

  beforeAll(async () => {
    const location = kind === 'a bucket' ? `s3://${bucket.name}/some/prefix/` : path.join(folder, 'not/there/yet');
    storage = await openLocation(location, bucket.options);
  });
  afterAll(() => {
    storage.close();
  });

  it('has nothing before anything was written', async () => {
    expect(await listed(storage)).toEqual([]);
    await expect(read(storage, 'topic/none.parquet')).rejects.toMatchObject({ name: 'MissingFileError' });
  });

  it('gives back what was written, and lists it', async () => {
    await storage.write('topic/day/large.parquet', pieces(LARGE));
    await storage.write('topic/day/small.parquet', pieces(Buffer.from('small')));
    await storage.write('other/x', pieces(Buffer.from('x')));
    expect((await read(storage, 'topic/day/large.parquet')).equals(LARGE)).toBe(true);
    expect(await listed(storage, 'topic/')).toEqual([
      `topic/day/large.parquet:${LARGE.length}`,
      'topic/day/small.parquet:5',
    ]);
    expect(await listed(storage)).toHaveLength(3);
  });

  it('has nothing of a file whose source broke', async () => {
    const broken = storage.write('topic/day/broken.parquet', pieces(LARGE, 12 << 20));
    await expect(broken).rejects.toThrow('the source broke');
    expect(await listed(storage, 'topic/day/broken')).toEqual([]);
    if (kind === 'a directory') expect(readdirSync(path.join(folder, 'not/there/yet/topic/day'))).toHaveLength(2);
  });

  it('lets one of two have a name', async () => {
    const create = (text: string) => storage.create('topic/manifest.json', Buffer.from(text));
    // The S3 of the tests looks and writes in two steps, where Amazon's does so in one: there, one after the other.
    const answers =
      kind === 'a directory'
        ? await Promise.all(['one', 'other'].map(create))
        : [await create('one'), await create('other')];
    expect(answers.filter(Boolean)).toHaveLength(1);
    const winner = answers[0] === true ? 'one' : 'other';
    expect((await read(storage, 'topic/manifest.json')).toString()).toBe(winner);
    expect(await storage.create('topic/manifest.json', Buffer.from('third'))).toBe(false);
  });

  it('removes a file, and does not mind when there is none', async () => {
    await storage.remove('other/x');
    await storage.remove('other/x');
    expect(await listed(storage, 'other/')).toEqual([]);
  });
});

describe('errors', () => {
  it('says to wait for a store that does not answer, and to mend a bucket that is not there', async () => {
    const nobody = await openLocation('s3://archive', { ...bucket.options, endpoint: 'http://127.0.0.1:9' });
    await expect(listed(nobody)).rejects.toMatchObject({ name: 'StorageError', verdict: 'retry' });
    const nowhere = await openLocation('s3://no-such-bucket/x', bucket.options);
    await expect(listed(nowhere)).rejects.toMatchObject({ name: 'StorageError', verdict: 'stop' });
    await expect(nowhere.create('a', Buffer.from('a'))).rejects.toMatchObject({ verdict: 'stop' });
  });

  it('says to mend a directory that is a file', async () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    const storage = await openLocation(file, S3);
    await expect(storage.write('a/b', pieces(Buffer.from('x')))).rejects.toMatchObject({ verdict: 'stop' });
  });

  it.each(['https://bucket/x', 's3://', 's3://A_b/x', 'gs://bucket'])('refuses %s', async (location) => {
    await expect(openLocation(location, S3)).rejects.toThrow('write a directory, or s3://bucket/prefix');
  });

  it('does not leave its directory', async () => {
    const storage = await openLocation(folder, S3);
    await expect(read(storage, '../../etc/hostname')).rejects.toMatchObject({ name: 'StorageError', verdict: 'stop' });
  });
});
