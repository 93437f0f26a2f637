import { describe, expect, it } from '@jest/globals';
import { selfTimes } from './cpu-profile.js';

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
    expect(selfTimes(JSON.stringify(profile))).toEqual([
      { name: 'decode', file: 'libs/avro/dist/decode.js', seconds: 3, percent: 75 },
      { name: '(anonymous)', file: 'kafkajs/index.js', seconds: 1, percent: 25 },
    ]);
  });
});
