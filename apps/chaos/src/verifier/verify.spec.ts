import { describe, expect, it } from '@jest/globals';
import { type TableContents } from './table-contents.js';
import { type TopicContents } from './topic-contents.js';
import { verify } from './verify.js';

const topic: TopicContents = new Map([
  [
    0,
    [
      { offset: 0, eventId: 'a' },
      { offset: 1, eventId: 'b' },
      { offset: 2, eventId: undefined },
      { offset: 3, eventId: 'a' },
    ],
  ],
]);
const good: TableContents = {
  ledger: [
    {
      partition: 0,
      first: 0,
      last: 3,
      fates: [
        { offset: 2, count: 1, fate: 'malformed' },
        { offset: 3, count: 1, fate: 'duplicate' },
      ],
      accepted: 2,
      rejected: 1,
      duplicates: 1,
    },
  ],
  events: [
    { partition: 0, offset: 0, eventId: 'a' },
    { partition: 0, offset: 1, eventId: 'b' },
  ],
  rejections: [{ partition: 0, offset: 2, reason: 'malformed' }],
  projections: [{ name: 'p', over: 0, under: 0 }],
  unknownViews: [],
};
const expected = { bad: new Map([['0/2', 'malformed']]) };

function found(change: Partial<TableContents>): ReturnType<typeof verify> {
  return verify(topic, { ...good, ...change }, expected);
}

describe('the verifier', () => {
  it('is content with one fate each', () => {
    expect(found({})).toMatchObject({
      published: 4,
      stored: 2,
      rejected: 1,
      duplicates: 1,
      lost: 0,
      doubled: 0,
      findings: [],
    });
  });

  it('sees a planted loss', () => {
    expect(found({ events: good.events.slice(1) }).lost).toBeGreaterThan(0);
    expect(found({ events: good.events.slice(1) }).findings).toContain('0/0 is to be stored and has no row');
    expect(found({ rejections: [] }).lost).toBe(1);
    expect(found({ ledger: [] }).lost).toBe(4);
    expect(found({ projections: [{ name: 'p', over: 0, under: 1 }] }).lost).toBe(1);
  });

  it('sees a planted double', () => {
    const twice = [...good.events, ...good.events.slice(0, 1)];
    expect(found({ events: twice }).doubled).toBeGreaterThan(0);
    expect(found({ events: [...good.events, { partition: 0, offset: 3, eventId: 'a' }] }).doubled).toBeGreaterThan(0);
    expect(found({ rejections: [...good.rejections, ...good.rejections] }).doubled).toBe(1);
    expect(found({ projections: [{ name: 'p', over: 1, under: 0 }] }).doubled).toBe(1);
    expect(found({ events: [...good.events, { partition: 0, offset: 9, eventId: 'z' }] }).doubled).toBe(1);
  });

  it('sees a planted wrong fate', () => {
    const [entry] = good.ledger;
    const refused = entry && { ...entry, fates: [{ offset: 1, count: 3, fate: 'malformed' }] };
    expect(found({ ledger: refused ? [refused] : [] }).lost).toBeGreaterThan(0);
    expect(found({ rejections: [{ partition: 0, offset: 2, reason: 'contract' }] })).toMatchObject({
      lost: 1,
      doubled: 0,
    });
    const swapped = [
      { partition: 0, offset: 0, eventId: 'b' },
      { partition: 0, offset: 1, eventId: 'a' },
    ];
    expect(found({ events: swapped }).findings).toHaveLength(2);
    expect(verify(topic, good, { bad: new Map([['0/2', 'bad_magic']]) }).findings).toHaveLength(1);
  });

  it('does not pass over a projection that it cannot check', () => {
    expect(found({ unknownViews: ['p2_mv'] }).findings).toEqual(['there is no check for projection p2_mv']);
  });

  it('sees an acknowledged event that is nowhere, or not where it was said to be', () => {
    const acknowledged = [{ eventId: 'a', partition: 0, offset: 0 }];
    expect(verify(topic, good, { ...expected, acknowledged }).findings).toEqual([]);
    const gone = [{ eventId: 'z', partition: 0, offset: 7 }];
    expect(verify(topic, good, { ...expected, acknowledged: gone }).lost).toBe(2);
    expect(verify(topic, good, { ...expected, acknowledged: [...acknowledged, ...acknowledged] }).lost).toBe(1);
  });

  it('sees a rejection that is missing from the feed', () => {
    expect(verify(topic, good, { ...expected, feed: new Set(['0/2']) }).findings).toEqual([]);
    expect(verify(topic, good, { ...expected, feed: new Set() }).findings).toHaveLength(1);
  });

  it('lets a record that two versions decide differently have either fate, and no third', () => {
    const decided = {
      bad: new Map<string, string>(),
      either: new Map([
        ['0/2', 'malformed'],
        ['0/1', 'malformed'],
      ]),
    };
    expect(verify(topic, good, decided).findings).toEqual([]);
    const other = { ...decided, either: new Map([['0/2', 'contract']]) };
    expect(verify(topic, good, other).findings).toHaveLength(1);
  });

  it('does not miss records that were deleted from the topic after they were stored', () => {
    const rest: TopicContents = new Map([[0, (topic.get(0) ?? []).slice(1)]]);
    expect(verify(rest, good, expected).doubled).toBe(1);
    const deletedBelow = new Map([[0, 1]]);
    expect(verify(rest, good, { ...expected, deletedBelow })).toMatchObject({ doubled: 0, lost: 0 });
  });

  it('sees two ledger rows that decide about the same record', () => {
    expect(
      found({ ledger: [...good.ledger, ...good.ledger.map((entry) => ({ ...entry, last: 1, fates: [] }))] }).doubled,
    ).toBe(2);
  });
});
