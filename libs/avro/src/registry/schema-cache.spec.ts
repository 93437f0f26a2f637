import { describe, expect, it } from '@jest/globals';
import { SchemaCache } from './schema-cache.js';

describe('SchemaCache', () => {
  it('shares one request between concurrent look-ups of an id', async () => {
    const cache = new SchemaCache<string>(10, 100);
    let asked = 0;
    const load = () => {
      asked++;
      return new Promise<string>((resolve) => setImmediate(resolve, 'schema'));
    };
    expect(await Promise.all([cache.get(1, load), cache.get(1, load), cache.get(1, load)])).toEqual(
      Array(3).fill('schema'),
    );
    expect(await cache.get(1, load)).toBe('schema');
    expect(asked).toBe(1);
  });

  it('believes a missing id for a short while only', async () => {
    let now = 0;
    const cache = new SchemaCache<string>(10, 100, () => now);
    const answers = [undefined, 'schema'];
    const load = () => Promise.resolve(answers.shift());
    expect(await cache.get(1, load)).toBeUndefined();
    now = 99;
    expect(await cache.get(1, load)).toBeUndefined();
    now = 100;
    expect(await cache.get(1, load)).toBe('schema');
  });

  it('never keeps a failure', async () => {
    const cache = new SchemaCache<string>(10, 100);
    await expect(cache.get(1, () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect(await cache.get(1, () => Promise.resolve('schema'))).toBe('schema');
  });

  it('drops the least recently used beyond its bound', async () => {
    const cache = new SchemaCache<string>(2, 100);
    const loads: number[] = [];
    const get = (id: number) =>
      cache.get(id, () => {
        loads.push(id);
        return Promise.resolve(`schema ${id}`);
      });
    for (const id of [1, 2, 1, 3, 1, 2]) await get(id);
    expect(loads).toEqual([1, 2, 3, 2]);
  });
});
