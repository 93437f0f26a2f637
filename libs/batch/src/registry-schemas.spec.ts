import { beforeEach, describe, expect, it } from '@jest/globals';
import { ACTION_SCHEMAS } from '@docket/events';
import { RegistrySchemas } from './registry-schemas.js';

const WAIT_MS = 50;
const KNOWN = 1;

describe('RegistrySchemas', () => {
  let asked: number[];
  let atOnce: number;
  let most: number;
  let known: Set<number>;
  beforeEach(() => {
    asked = [];
    atOnce = 0;
    most = 0;
    known = new Set([KNOWN]);
  });

  const registry = {
    schemaById: async (id: number) => {
      asked.push(id);
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise((resolve) => setTimeout(resolve, 1));
      atOnce -= 1;
      return known.has(id) ? ACTION_SCHEMAS['ticket.created'] : undefined;
    },
  };
  const some = (count: number, from = 100): Set<number> => new Set(Array.from({ length: count }, (_, id) => from + id));

  it('asks once for what the registry knows, and twice before it refuses the rest', async () => {
    const schemas = new RegistrySchemas(registry, WAIT_MS);
    expect(await schemas.prepare(new Set([KNOWN, 7]))).toEqual(new Set([7]));
    expect(await schemas.prepare(new Set([KNOWN, 7]))).toEqual(new Set([7]));
    expect(asked).toEqual([KNOWN, 7, 7]);
    expect(schemas.transcoders.has(KNOWN)).toBe(true);
    expect(schemas.schemaOf(7)).toBeUndefined();
  });

  it('takes a schema that is registered a moment later', async () => {
    const schemas = new RegistrySchemas(registry, WAIT_MS);
    setTimeout(() => known.add(7), WAIT_MS / 2);
    expect(await schemas.prepare(new Set([7]))).toEqual(new Set());
  });

  it('asks for many unknown ids a few at a time, and lets all of them wait together', async () => {
    const schemas = new RegistrySchemas(registry, WAIT_MS);
    const began = performance.now();
    expect(await schemas.prepare(some(400))).toEqual(some(400));
    expect(most).toBeLessThanOrEqual(8);
    expect(asked).toHaveLength(800);
    expect(performance.now() - began).toBeLessThan(400 * WAIT_MS);
  });

  it('asks again for a refused id after a while', async () => {
    let now = 0;
    const schemas = new RegistrySchemas(registry, 0, () => now);
    expect(await schemas.prepare(new Set([7]))).toEqual(new Set([7]));
    known.add(7);
    expect(await schemas.prepare(new Set([7]))).toEqual(new Set([7]));
    now += 5_000;
    expect(await schemas.prepare(new Set([7]))).toEqual(new Set());
  });

  it('gives no answer while the registry gives none', async () => {
    const away = { schemaById: () => Promise.reject(new Error('away')) };
    await expect(new RegistrySchemas(away, WAIT_MS).prepare(new Set([7]))).rejects.toThrow('away');
  });
});
