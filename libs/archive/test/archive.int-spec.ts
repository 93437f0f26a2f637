import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type ClickHouseFiles, defineQuery } from '@docket/clickhouse';
import { LedgerStore, ledgerTail } from '@docket/ledger';
import { TestBucket } from '@docket/testing';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { z } from 'zod';
import {
  type ArchiveParts,
  archiveRound,
  type ArchiveStorage,
  ArchiveReader,
  NO_ERASURES,
  openLocation,
  restoreArchive,
  TOKEN_SECONDS,
  verifyArchive,
} from '../src/index.js';
import { decide, dropDatabase, taker, temporaryDatabase, TOPIC } from './decided.js';

const never = new AbortController().signal;
const place = { topic: TOPIC, epoch: 1, partition: 3 };
const YESTERDAY = '2026-03-01T23:00:00.000Z';
const DAY_BEFORE = '2026-02-28T12:00:00.000Z';

/** Two days; a rejection, duplicates, and records that were lost after they were decided. */
const BATCHES = [
  { first: 0, last: 99, at: DAY_BEFORE, fates: [{ offset: 10, count: 5, fate: 'malformed' as const }] },
  { first: 100, last: 199, at: DAY_BEFORE, fates: [{ offset: 150, count: 10, fate: 'duplicate' as const }] },
  { first: 200, last: 299, at: YESTERDAY },
  { first: 300, last: 319, at: YESTERDAY, unwritten: [305, 306] },
];
const LOST = [{ offset: 305, count: 2, fate: 'lost' as const }];

let folder: string;
let from: ClickHouseFiles;
let into: ClickHouseFiles;
let storage: ArchiveStorage;

beforeAll(async () => {
  from = await temporaryDatabase('archive');
  await decide(from, place, BATCHES, LOST);
  await decide(from, { ...place, epoch: 2 }, [{ first: 0, last: 49, at: YESTERDAY }]);
  await from.insertRows('ingest_epoch', [{ topic: TOPIC, epoch: 2, reason: 'made anew', at: new Date() }]);
});
afterAll(async () => {
  await dropDatabase(from);
});
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docket-archive-'));
  storage = await openLocation(folder, { region: '', pathStyle: true });
  into = await temporaryDatabase('restored');
});
afterEach(async () => {
  await dropDatabase(into);
  rmSync(folder, { recursive: true });
});

function parts(more: Partial<ArchiveParts> = {}): ArchiveParts {
  return {
    writer: from,
    storage,
    topic: TOPIC,
    schemas: (id) => Promise.resolve({ type: 'record', name: `Schema${id}` }),
    erasures: NO_ERASURES,
    owner: 'test',
    signal: never,
    limits: { records: 150, bytes: 1 << 30 },
    ...more,
  };
}

const round = (more: Partial<ArchiveParts> = {}, until: 'now' | 'yesterday' = 'now') =>
  archiveRound(parts(more), until, () => undefined);

const restore = (tokenSeconds = TOKEN_SECONDS, writer = into) =>
  restoreArchive({ writer, storage, topic: TOPIC, signal: never, take: taker(writer), tokenSeconds }, () => undefined);

async function value(writer: ClickHouseFiles, sql: string): Promise<string> {
  const query = defineQuery({
    name: 'test',
    sql: `SELECT toString(${sql}) AS value`,
    params: z.object({}),
    row: z.object({ value: z.string() }),
  });
  return (await writer.query(query, {}))[0]?.value ?? '';
}

async function contents(writer: ClickHouseFiles) {
  return {
    events: await value(writer, '(SELECT (count(), sum(sipHash64(*))) FROM audit_events)'),
    rejections: await value(writer, '(SELECT (count(), sum(sipHash64(*))) FROM audit_rejections)'),
    seen: await value(writer, '(SELECT sum(events) FROM seen)'),
    epoch: await value(writer, '(SELECT max((epoch, reason)) FROM ingest_epoch)'),
  };
}

const files = (pattern: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => pattern.test(name))
    .sort()
    .map((name) => path.join(folder, name));

describe('an archive', () => {
  it('has ranges of whole batches, by day, none larger than it should be, with all that the ledger says', async () => {
    const { archived, refused } = await round();
    expect(refused).toEqual([]);
    const told = archived.map(({ key, manifest: { first, last, counts, fates, last_record } }) => [
      key,
      first,
      last,
      counts,
      fates,
      last_record,
    ]);
    const none = { rejected: 0, duplicates: 0, lost: 0, without_record: 0, erased: 0 };
    expect(told).toEqual([
      [
        `${TOPIC}/epoch-1/2026-02-28/range-3-0.json`,
        0,
        99,
        { ...none, accepted: 95, rejected: 5 },
        [[10, 5, 'malformed']],
        'mark-99',
      ],
      [
        `${TOPIC}/epoch-1/2026-02-28/range-3-100.json`,
        100,
        199,
        { ...none, accepted: 90, duplicates: 10 },
        [[150, 10, 'duplicate']],
        'mark-199',
      ],
      [
        `${TOPIC}/epoch-1/2026-03-01/range-3-200.json`,
        200,
        319,
        { ...none, accepted: 118, lost: 2 },
        [[305, 2, 'lost']],
        'mark-319',
      ],
      [`${TOPIC}/epoch-2/2026-03-01/range-3-0.json`, 0, 49, { ...none, accepted: 50 }, [], 'mark-49'],
    ]);
    expect(archived[0]?.manifest).toMatchObject({
      decided: { from: DAY_BEFORE, to: DAY_BEFORE },
      appended: { from: '2026-03-01T00:00:00.000Z', to: '2026-03-01T00:01:39.000Z' },
      schemas: [{ id: 7, schema: { type: 'record', name: 'Schema7' } }],
      written: { by: 'test' },
    });
    expect(archived[3]?.manifest.epoch_reason).toBe('made anew');
    expect((await round()).archived).toEqual([]);
    expect(await verifyArchive(storage, never, () => undefined)).toMatchObject({
      ranges: 4,
      files: 5,
      problems: [],
      strays: [],
    });
  });

  it('can be read without ClickHouse', async () => {
    await round();
    const [name = ''] = files(/events-3-200-/);
    const file = await asyncBufferFromFile(name);
    const rows = await parquetReadObjects({ file, compressors });
    expect(rows).toHaveLength(118);
    const one = rows.find((row) => row['kafka_offset'] === 211n);
    expect(one).toMatchObject({
      tenant_id: 'größe',
      ticket_id: 'T-2',
      labels: { k: '211' },
      details: { name: '„211“', z: '' },
      ingested_at: new Date(YESTERDAY),
      event_id: await value(from, '(SELECT event_id FROM audit_events WHERE epoch = 1 AND kafka_offset = 211)'),
    });
    const { row_groups: groups } = await parquetMetadataAsync(file);
    expect(groups[0]?.columns[0]?.meta_data?.codec).toBe('ZSTD');
    const [rejections = ''] = files(/rejections-/);
    const [bad] = await parquetReadObjects({ file: await asyncBufferFromFile(rejections), compressors, utf8: false });
    expect(Buffer.from(bad?.['value'] as Uint8Array).toString('hex')).toBe('fffe00c3281b');
  });

  it('waits for a day to be over, and for batches to be closed', async () => {
    const writer = await temporaryDatabase('archive_today');
    await decide(
      writer,
      place,
      [
        { first: 0, last: 9, at: '2026-03-01T00:00:00.000Z' },
        { first: 10, last: 19, at: new Date().toISOString() },
      ],
      'nothing',
    );
    expect((await round({ writer }, 'yesterday')).archived.map(({ manifest }) => manifest.last)).toEqual([9]);
    // The last batch is not closed: some of it may not be written yet.
    expect((await round({ writer })).archived).toEqual([]);
    await decide(writer, place, [{ first: 20, last: 29, at: new Date().toISOString() }]);
    expect((await round({ writer })).archived.map(({ manifest }) => [manifest.first, manifest.last])).toEqual([
      [10, 29],
    ]);
    await dropDatabase(writer);
  });

  it('goes on where it ended when batches were cut otherwise since', async () => {
    await round();
    const writer = await temporaryDatabase('archive_rebuilt');
    const at = new Date().toISOString();
    await decide(writer, place, [
      { first: 0, last: 249, at },
      { first: 250, last: 349, at, lastRecord: 'mark-349' },
      { first: 350, last: 359, at },
    ]);
    const { archived } = await round({ writer });
    expect(archived.map(({ manifest }) => [manifest.first, manifest.last, manifest.counts.accepted])).toEqual([
      [320, 359, 40],
    ]);
    await dropDatabase(writer);
  });

  it('refuses what ledger and table do not agree about, and archives the other partitions', async () => {
    const writer = await temporaryDatabase('archive_torn');
    const batch = { first: 0, last: 9, at: YESTERDAY };
    await decide(writer, place, [{ ...batch, unwritten: [4] }]);
    await decide(writer, { ...place, partition: 5 }, [batch]);
    const { archived, refused } = await round({ writer });
    expect(archived.map(({ manifest }) => manifest.partition)).toEqual([5]);
    expect(refused).toEqual([
      {
        place,
        reason: expect.stringContaining('10 events were stored and 0 of them were erased, but the table has 9'),
      },
    ]);
    expect(files(/-3-/)).toEqual([]);
    // What is missing was erased by somebody who may say so.
    const erasures = { erasedIn: () => Promise.resolve(1) };
    expect((await round({ writer, erasures })).archived[0]?.manifest.counts).toMatchObject({ accepted: 10, erased: 1 });
    await dropDatabase(writer);
  });

  it('refuses to go on with the archive of another topic of that name', async () => {
    await round();
    const writer = await temporaryDatabase('archive_other');
    const at = new Date().toISOString();
    await decide(writer, place, [
      { first: 0, last: 319, at, lastRecord: 'another' },
      { first: 320, last: 329, at },
    ]);
    expect(await round({ writer })).toMatchObject({
      archived: [],
      refused: [{ reason: expect.stringContaining('another topic') }],
    });
    await dropDatabase(writer);
  });

  it('is right when two archive at the same time', async () => {
    await Promise.all([round(), round({ limits: { records: 1000, bytes: 1 << 30 } }), round()]);
    await round();
    expect(await verifyArchive(storage, never, () => undefined)).toMatchObject({ problems: [], strays: [] });
    await restore();
    expect(await contents(into)).toEqual(await contents(from));
  });

  it('splits a range whose rows would need too much memory', async () => {
    const { archived } = await round({ limits: { records: 1_000_000, bytes: 40_000 } });
    expect(archived.map(({ manifest }) => manifest.last)).toEqual([99, 199, 299, 319, 49]);
  });

  it('shows what is damaged, missing, doubled or left out', async () => {
    await round();
    const [damaged = '', missing = '', , short = ''] = files(/events-/);
    writeFileSync(
      damaged,
      readFileSync(damaged).map((byte, index) => (index === 500 ? byte ^ 4 : byte)),
    );
    rmSync(missing);
    writeFileSync(short, readFileSync(short).subarray(0, 1_000));
    const [manifest = ''] = files(/range-3-200/);
    const text = readFileSync(manifest, 'utf8');
    writeFileSync(manifest, text.replace('"last": 319', '"last": 99'));
    writeFileSync(path.join(folder, TOPIC, 'stray.parquet'), 'x');
    const { problems, strays } = await verifyArchive(storage, never, () => undefined);
    expect(problems).toEqual([
      expect.stringMatching(/is damaged/),
      expect.stringMatching(/is not there$/),
      expect.stringMatching(/range-3-200\.json cannot be read: it ends \(99\) before it begins/),
      expect.stringMatching(/has 1000 bytes/),
    ]);
    expect(strays).toHaveLength(2);
    writeFileSync(manifest, text);
    rmSync(files(/range-3-100/)[0] ?? '');
    const again = await verifyArchive(storage, never, () => undefined);
    expect(again.problems).toContain(`${TOPIC}, epoch 1, partition 3: offsets 100 to 199 are in no range`);
    await expect(restore()).rejects.toThrow('offsets 100 to 199 are in no range; docket archive verify says all');
  });
});

describe('an archive in a bucket', () => {
  it('is the same, from the first file to the restored database', async () => {
    const bucket = await TestBucket.start();
    storage = await openLocation(`s3://${bucket.name}/audit`, bucket.options);
    expect(await round()).toMatchObject({ archived: { length: 4 }, refused: [] });
    expect((await round()).archived).toEqual([]);
    expect(await verifyArchive(storage, never, () => undefined)).toMatchObject({ ranges: 4, files: 5, problems: [] });
    await restore();
    expect(await contents(into)).toEqual(await contents(from));
    storage.close();
    await bucket.stop();
  }, 180_000);
});

describe('a reader of an archive', () => {
  it('tells which files cover some offsets, and which of them none does', async () => {
    await round();
    const reader = await ArchiveReader.open(storage, TOPIC);
    const { pieces, rest } = reader.covering(1, [
      { partition: 3, from: 50, below: 250 },
      { partition: 3, from: 310, below: 400 },
      { partition: 4, from: 0, below: 10 },
    ]);
    expect(pieces.map(({ from: first, below, file }) => [first, below, file?.rows])).toEqual([
      [50, 100, 95],
      [100, 200, 90],
      [200, 250, 118],
      [310, 320, 118],
    ]);
    expect(rest).toEqual([
      { partition: 3, from: 320, below: 400 },
      { partition: 4, from: 0, below: 10 },
    ]);
    expect(reader.covering(9, [{ partition: 3, from: 0, below: 1 }]).rest).toHaveLength(1);
    const [piece] = pieces;
    const chunks: Buffer[] = [];
    if (piece?.file) for await (const chunk of reader.bytes(piece.file)) chunks.push(chunk);
    expect(Buffer.concat(chunks).subarray(0, 4).toString()).toBe('PAR1');
  });
});

describe('restoring', () => {
  it('brings back rows, epochs and a ledger that ingestion goes on behind', async () => {
    await round();
    expect(await restore()).toEqual({ ranges: 4, known: 0, events: 353, rejections: 5, isUnsure: false });
    expect(await contents(into)).toEqual(await contents(from));
    const store = new LedgerStore(into);
    expect(ledgerTail(await store.tail(place))).toEqual({
      next: 320,
      pending: undefined,
      lastRecord: { offset: 319, mark: 'mark-319' },
    });
    expect(await store.notStored(place, 0, 319)).toEqual(await new LedgerStore(from).notStored(place, 0, 319));
    expect(await store.epoch(TOPIC)).toBe(2);
    expect(await restore()).toMatchObject({ ranges: 0, known: 4 });
    // It can be archived again, as one would from a database that never was lost.
    const other = mkdtempSync(path.join(tmpdir(), 'docket-archive-'));
    const again = await round({ writer: into, storage: await openLocation(other, { region: '', pathStyle: true }) });
    rmSync(other, { recursive: true });
    expect(again.archived.map(({ manifest }) => manifest.counts.accepted)).toEqual([95, 90, 118, 50]);
    expect(again.refused).toEqual([]);
  });

  it.each([
    ['any statement, with tokens that are remembered', TOKEN_SECONDS, false, 1],
    // Three times as many statements.
    ['every third statement, with tokens that may be forgotten', 0, true, 3],
  ])('doubles nothing when it is broken off after %s', async (_, tokenSeconds, isUnsure, step) => {
    await round();
    const { events, rejections, epoch, seen } = await contents(from);
    let breaks = 0;
    for (let isBroken = true; isBroken;) {
      const writer = await temporaryDatabase('broken_off');
      isBroken = await restore(tokenSeconds, endingAfter(writer, breaks + 1)).then(
        () => false,
        (error: unknown) => {
          if (error instanceof BrokenOff) return true;
          throw error;
        },
      );
      if (isBroken) breaks += step;
      await restore(tokenSeconds, writer);
      expect(await contents(writer)).toEqual({ events, rejections, epoch, seen });
      const unsure = "(SELECT count() > 0 FROM ingest_repair WHERE hour > '1970-01-01 00:00:00')";
      expect(await value(writer, unsure)).toBe(isUnsure ? '1' : '0');
      await dropDatabase(writer);
    }
    expect(breaks).toBeGreaterThan(12);
  });

  it('refuses a database that has anything of its own', async () => {
    await round();
    await decide(into, place, [{ first: 0, last: 9, at: YESTERDAY }]);
    await expect(restore()).rejects.toThrow(/its own ledger of offsets that are archived \(0 to 9\)/);
    await into.command('TRUNCATE TABLE ingest_ledger');
    await expect(restore()).rejects.toThrow(/has events and no ledger/);
  });

  it('writes nothing of a file that is damaged', async () => {
    await round();
    const [damaged = ''] = files(/events-3-0-99/);
    writeFileSync(
      damaged,
      readFileSync(damaged).map((byte, index) => (index === 500 ? byte ^ 4 : byte)),
    );
    await expect(restore()).rejects.toThrow(/is damaged/);
    expect((await contents(into)).events).toBe('(0,0)');
  });

  it('stops when somebody takes the partition', async () => {
    await round();
    const take = taker(into);
    let taken = 0;
    const restoring = restoreArchive(
      {
        writer: into,
        storage,
        topic: TOPIC,
        signal: never,
        tokenSeconds: TOKEN_SECONDS,
        take: async (at) => {
          const mine = await take(at);
          taken += 1;
          await take(at);
          return mine;
        },
      },
      () => undefined,
    );
    await expect(restoring).rejects.toThrow(/partition 3 was taken by somebody else: stop ingestion/);
    expect(taken).toBe(1);
    expect((await contents(into)).events).toBe('(0,0)');
  });
});

/** The process ends here, for all that the database can tell: the statement was carried out, and nobody heard. */
class BrokenOff extends Error {
  readonly verdict = 'stop';
}

/** A connection whose user is gone after so many statements that change something. */
function endingAfter(writer: ClickHouseFiles, statements: number): ClickHouseFiles {
  let left = statements;
  const changing = new Set(['insertFile', 'insertGuardedRows', 'insertRows', 'command']);
  return new Proxy(writer, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return async (...args: unknown[]) => {
        const answer: unknown = await Reflect.apply(member, target, args);
        if (changing.has(String(name)) && --left <= 0) throw new BrokenOff('gone');
        return answer;
      };
    },
  });
}
