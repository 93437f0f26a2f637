import { describe, expect, it } from '@jest/globals';
import { readProfile, selfTimes } from './cpu-profile.js';
import { areaTimes, INGESTER_AREAS } from './profile-areas.js';

const node = (id: number, functionName: string, url: string) => ({
  id,
  callFrame: { functionName, url, lineNumber: 1 },
});

describe('selfTimes', () => {
  it('adds up the samples of a function over its callers, without idle time', () => {
    const profile = {
      nodes: [
        node(1, '(idle)', ''),
        node(2, 'decode', 'file:///x/libs/avro/dist/decode.js'),
        node(3, 'decode', 'file:///x/libs/avro/dist/decode.js'),
        node(4, '', 'file:///x/node_modules/kafkajs/index.js'),
      ],
      samples: [1, 2, 3, 4],
      timeDeltas: [5_000_000, 2_000_000, 1_000_000, 1_000_000],
    };
    expect(selfTimes(readProfile(JSON.stringify(profile)))).toEqual([
      { name: 'decode', file: 'libs/avro/dist/decode.js', seconds: 3, percent: 75 },
      { name: '(anonymous)', file: 'kafkajs/index.js', seconds: 1, percent: 25 },
    ]);
  });
});

describe('areaTimes', () => {
  it('counts what a function calls for its area, unless that has one of its own', () => {
    const profile = {
      nodes: [
        { ...node(1, '(root)', ''), children: [2, 5, 6] },
        { ...node(2, 'decide', 'file:///x/apps/ingestion/dist/delivery/batch-former.js'), children: [3, 4] },
        node(3, 'append', 'file:///x/libs/avro/dist/transcoders.js'),
        node(4, 'set', ''),
        node(5, '(idle)', ''),
        node(6, 'tick', 'node:internal/timers'),
      ],
      samples: [3, 4, 5, 6],
      timeDeltas: [4_000_000, 3_000_000, 9_000_000, 1_000_000],
    };
    expect(areaTimes(readProfile(JSON.stringify(profile)), INGESTER_AREAS)).toEqual([
      { area: 'checking and transcoding', seconds: 4 },
      { area: 'deciding, without the above', seconds: 3 },
      { area: 'the rest', seconds: 1 },
    ]);
  });
});
