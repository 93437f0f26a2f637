import { describe, expect, it } from '@jest/globals';
import { Counter, createMetricRegistry } from './index.js';

describe('createMetricRegistry', () => {
  it('tells of the process, and keeps the numbers of two registries apart', async () => {
    const [one, other] = [createMetricRegistry(), createMetricRegistry()];
    new Counter({ name: 'things_total', help: 'Things.', registers: [one] }).inc(3);
    expect(await one.metrics()).toMatch(/^things_total 3$/m);
    expect(await one.metrics()).toMatch(/^process_resident_memory_bytes \d+$/m);
    expect(await other.metrics()).not.toContain('things_total');
  });
});
