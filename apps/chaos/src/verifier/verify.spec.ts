import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type Acknowledgement } from './acknowledgements.js';
import { type Expectations } from './expectations.js';
import { PlacedIds } from './placed-ids.js';
import { type LedgerEntry, type RejectionRow, type TableContents } from './table-contents.js';
import { type TopicContents } from './topic-contents.js';
import { type Verdict, verify } from './verify.js';

const [a, b, z] = ['a', 'b', 'f'].map((digit) => `00000000-0000-8000-8000-00000000000${digit}`) as [
  string,
  string,
  string,
];

/** Ids by offset: an offset more than once, or without an id, is possible. */
function placed(...rows: (readonly [offset: number, id: string | undefined])[]): PlacedIds {
  const ids = new PlacedIds(1);
  for (const [offset, id] of rows) ids.add(offset, id);
  return ids;
}

/** One partition, 0: two events, a record that is none, and the first event again. */
const topic: TopicContents = new Map([[0, placed([0, a], [1, b], [2, undefined], [3, a])]]);
const entry: LedgerEntry = {
  partition: 0,
  first: 0,
  last: 3,
  fates: [
    { offset: 2, count: 1, fate: 'malformed' },
    { offset: 3, count: 1, fate: 'duplicate' },
  ],
  accepted: 2,
};
const rejection: RejectionRow = { partition: 0, offset: 2, reason: 'malformed' };
const good: TableContents = {
  ledger: new Map([[0, [entry]]]),
  events: new Map([[0, placed([0, a], [1, b])]]),
  rejections: new Map([[0, [rejection]]]),
  projections: [{ name: 'p', over: 0, under: 0 }],
  ordinals: new Map(),
  sequences: new Map(),
  unknownViews: [],
};
const expected: Expectations = {
  bad: new Map([['0/2', 'malformed']]),
  either: new Map(),
  deleted: [],
  projections: ['p'],
  bestEffort: [],
  feed: new Set(['0/2']),
};

interface Change {
  readonly topic?: TopicContents;
  readonly tables?: Partial<TableContents>;
  readonly expected?: Partial<Expectations>;
  readonly acknowledged?: readonly Acknowledgement[];
}

function found(change: Change = {}): Promise<Verdict> {
  const tables = { ...good, ...change.tables };
  return verify(change.topic ?? topic, tables, { ...expected, ...change.expected }, change.acknowledged ?? []);
}

/** The tables with other rows of `audit_events`. */
function stored(...rows: Parameters<typeof placed>): { tables: Partial<TableContents> } {
  return { tables: { events: new Map([[0, placed(...rows)]]) } };
}

function decided(...entries: LedgerEntry[]): { tables: Partial<TableContents> } {
  return { tables: { ledger: new Map([[0, entries]]) } };
}

function rejected(...rows: RejectionRow[]): { tables: Partial<TableContents> } {
  return { tables: { rejections: new Map([[0, rows]]) } };
}

describe('the verifier', () => {
  it('is content with one fate each', async () => {
    expect(await found()).toEqual({
      published: 4,
      stored: 2,
      rejected: 1,
      duplicates: 1,
      lost: 0,
      doubled: 0,
      findings: [],
    });
  });

  it('sees a planted loss', async () => {
    expect((await found(stored([0, a]))).findings).toEqual(['0/1 is to be stored and has no row']);
    // The duplicate refers to it too.
    expect(await found(stored([1, b]))).toMatchObject({ lost: 2, doubled: 0 });
    expect(await found(rejected())).toMatchObject({ lost: 1, doubled: 0 });
    expect(await found(decided())).toMatchObject({ lost: 4, doubled: 0 });
    expect(await found(decided({ ...entry, last: 2 }))).toMatchObject({ lost: 1, findings: ['0/3 has no fate'] });
    expect((await found({ tables: { projections: [{ name: 'p', over: 0, under: 1 }] } })).lost).toBe(1);
  });

  it('sees a planted double', async () => {
    expect(await found(stored([0, a], [0, a], [1, b]))).toMatchObject({ doubled: 2, lost: 0 });
    expect((await found(stored([0, a], [1, b], [3, a]))).findings).toEqual([
      `event ${a} is stored at 0/0 and at 0/3`,
      '0/3 is a duplicate and has a row',
    ]);
    expect(await found(stored([0, a], [1, b], [9, z]))).toMatchObject({
      doubled: 1,
      findings: ['there is a row for 0/9, where the topic has no record'],
    });
    expect(await found(rejected(rejection, rejection))).toMatchObject({ doubled: 1, lost: 0 });
    expect((await found({ tables: { projections: [{ name: 'p', over: 1, under: 0 }] } })).doubled).toBe(1);
    const elsewhere = new Map([...good.events, [1, placed([0, z])] as const]);
    expect((await found({ tables: { events: elsewhere } })).doubled).toBe(1);
  });

  it('sees a planted wrong fate', async () => {
    const refused = { ...entry, fates: [{ offset: 1, count: 2, fate: 'malformed' }, ...entry.fates.slice(1)] };
    expect((await found(decided(refused))).findings).toContain('0/1 is a good event, refused as malformed');
    const accepted = { ...entry, fates: entry.fates.slice(1) };
    expect((await found(decided(accepted))).findings).toContain('0/2 was made to be refused, and is stored');
    const contract = rejected({ ...rejection, reason: 'contract' });
    expect(await found(contract)).toMatchObject({ lost: 1, findings: ['0/2: ledger malformed, rejection contract'] });
    expect((await found(stored([0, b], [1, a]))).lost).toBe(2);
    expect((await found({ expected: { bad: new Map([['0/2', 'bad_magic']]) } })).findings).toEqual([
      '0/2 should be refused as bad_magic, not as malformed',
    ]);
  });

  it('does not pass over a projection that it cannot check, or that is gone', async () => {
    expect((await found({ tables: { unknownViews: ['q'] } })).findings).toEqual([
      'unknown projection q: no check for it',
    ]);
    expect((await found({ tables: { projections: [] } })).findings).toEqual(['projection p is gone']);
  });

  it('sees an acknowledged event that is nowhere, or not where it was said to be', async () => {
    const one = { eventId: a, place: { partition: 0, offset: 0 } };
    expect((await found({ acknowledged: [one] })).findings).toEqual([]);
    expect((await found({ acknowledged: [{ eventId: z, place: { partition: 0, offset: 7 } }] })).lost).toBe(2);
    expect((await found({ acknowledged: [{ eventId: b, place: { partition: 0, offset: 0 } }] })).lost).toBe(1);
    expect((await found({ acknowledged: [one, one] })).findings).toEqual(['two acknowledgements name 0/0']);
  });

  it('sees an event that was acknowledged from the spool and is nowhere', async () => {
    expect((await found({ acknowledged: [{ eventId: a }, { eventId: b }] })).findings).toEqual([]);
    const lost = await found({ acknowledged: [{ eventId: z }] });
    expect(lost).toMatchObject({ lost: 1, findings: [`event ${z} was acknowledged and is not stored`] });
  });

  it('sees events of a ticket that are stored in another order than they were emitted in, or left out', async () => {
    const ordered = (...numbers: number[]): Promise<Verdict> =>
      found({ tables: { ordinals: new Map([['t', numbers]]) } });
    expect((await ordered(0, 1, 2)).findings).toEqual([]);
    expect((await ordered(0, 2, 1)).findings).toEqual(['ticket t: event 2 is stored after 0, where event 1 belongs']);
    expect((await ordered(1, 2)).findings).toEqual(['ticket t: event 1 is stored first, where event 0 belongs']);
    expect((await ordered(0, 1, 1)).findings).toEqual(['ticket t: event 1 is stored after 1, where event 2 belongs']);
  });

  it('sees events of best effort that are neither stored nor counted as dropped, or counted and stored', async () => {
    const counted = (dropped: number, ...sequences: number[]): Promise<Verdict> =>
      found({
        tables: { sequences: new Map([['i', sequences]]) },
        expected: { bestEffort: [{ instance: 'i', emitted: 5, dropped }] },
      });
    expect(await counted(2, 0, 1, 4)).toMatchObject({ lost: 0, doubled: 0, findings: [] });
    expect(await counted(1, 0, 1, 4)).toMatchObject({ lost: 1, doubled: 0 });
    expect(await counted(3, 0, 1, 4)).toMatchObject({ lost: 0, doubled: 1 });
    expect((await counted(2, 0, 1, 2)).findings).toEqual([
      'i emitted 5 events at best effort and counted 2 as dropped, but 0 are missing between those that are stored',
    ]);
    expect(await counted(5)).toMatchObject({
      lost: 0,
      doubled: 0,
      findings: [expect.stringContaining('0 are missing')],
    });
  });

  it('sees a rejection that is missing from the feed', async () => {
    expect((await found({ expected: { feed: new Set() } })).lost).toBe(1);
  });

  it('lets a record that two versions decide differently have either fate, and no third', async () => {
    const either = new Map([
      ['0/2', 'malformed'],
      ['0/1', 'malformed'],
    ]);
    expect((await found({ expected: { bad: new Map(), either } })).findings).toEqual([]);
    const other = new Map([['0/2', 'contract']]);
    expect((await found({ expected: { bad: new Map(), either: other } })).findings).toHaveLength(1);
  });

  it('does not miss records that were deleted from the topic, nor excuse the loss of what was decided before', async () => {
    const rest: TopicContents = new Map([[0, placed([1, b], [2, undefined], [3, a])]]);
    expect((await found({ topic: rest })).doubled).toBe(1);
    const deleted = [{ partition: 0, from: 0, to: 0 }];
    const acknowledged = [{ eventId: a, place: { partition: 0, offset: 0 } }];
    expect((await found({ topic: rest, expected: { deleted }, acknowledged })).findings).toEqual([]);
    const onlyLater = new Map([[0, placed([2, undefined])]]);
    const gone = { topic: onlyLater, ...stored([1, b]), acknowledged };
    const unread = [{ partition: 0, from: 1, to: 1 }];
    expect((await found({ ...gone, expected: { deleted: unread } })).findings).toEqual([
      `event ${a} was acknowledged and is not stored`,
    ]);
  });

  it('sees two ledger rows that decide about the same record', async () => {
    expect((await found(decided({ ...entry, last: 1, fates: [] }, entry))).doubled).toBe(2);
    expect((await found(decided(entry, { ...entry, first: 3, last: 3, fates: entry.fates.slice(1) }))).doubled).toBe(1);
  });

  it('keeps ids apart by the thousand', async () => {
    const ids = Array.from(
      { length: 10_000 },
      (_, index) => `00000000-0000-8000-8000-${String(index).padStart(12, '0')}`,
    );
    const rows = ids.map((id, offset) => [offset + 1, id] as const);
    const all = { topic: new Map([[0, placed(...rows)]]), ...stored(...rows) };
    const ledger = new Map([[0, [{ ...entry, first: 1, last: 10_000, fates: [] }]]]);
    const tables = { ...all.tables, ledger, rejections: new Map<number, RejectionRow[]>() };
    const acknowledged = ids.map((eventId, offset) => ({ eventId, place: { partition: 0, offset: offset + 1 } }));
    expect(await found({ ...all, tables, acknowledged, expected: { bad: new Map() } })).toMatchObject({
      published: 10_000,
      findings: [],
    });
    const twice = { ...tables, ...stored(...rows.slice(0, -1), [10_000, ids[77]]).tables };
    expect((await found({ ...all, tables: twice, expected: { bad: new Map() } })).findings).toContain(
      `event ${ids[77] ?? ''} is stored at 0/78 and at 0/10000`,
    );
  });

  it('knows no code of this repository but its own', () => {
    const files = readdirSync(import.meta.dirname).filter((name) => /^(?!.*spec).*\.ts$/.test(name));
    const imported = files.flatMap((name) =>
      [...readFileSync(path.join(import.meta.dirname, name), 'utf8').matchAll(/from '(.*)';/g)].map(([, from]) => from),
    );
    const foreign = imported.filter((from) => !/^(\.\/[a-z-]+\.js|node:.*)$/.test(from ?? ''));
    expect([...new Set(foreign)].sort()).toEqual(['avsc', 'kafkajs', 'zod']);
  });
});
