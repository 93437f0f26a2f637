import { describe, expect, it } from '@jest/globals';
import { describeProgress, type StackProgress } from './progress.js';

describe('describeProgress', () => {
  it.each<[StackProgress, string]>([
    [{ step: 'download', what: 'kafka 4.3.1', bytes: 54 * 1024 * 1024 }, 'downloading kafka 4.3.1 (about 54 MB)'],
    [{ step: 'downloaded', what: 'kafka 4.3.1', ms: 8123 }, 'downloaded kafka 4.3.1 in 8.1 s'],
    [{ step: 'waiting', what: 'another process' }, 'waiting for another process'],
    [{ step: 'preparing', what: 'Kafka' }, 'preparing Kafka'],
    [{ step: 'starting', part: 'registry' }, 'starting registry'],
    [{ step: 'ready', part: 'registry', ms: 3049 }, 'registry is ready after 3.0 s'],
  ])('says %j in words', (progress, line) => {
    expect(describeProgress(progress)).toBe(line);
  });
});
