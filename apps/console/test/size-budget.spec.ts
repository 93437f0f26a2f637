import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';

const DIST = path.resolve(import.meta.dirname, '../dist');
/** Of script, gzipped, before the first page can be used. */
const MOST_BYTES = 300_000;

it('the first page needs less than 300 kB of script', () => {
  // `npm test` builds before it tests; by hand: `npm run build`.
  expect(existsSync(path.join(DIST, 'index.html'))).toBe(true);
  const page = readFileSync(path.join(DIST, 'index.html'), 'utf8');
  const scripts = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, name = '']) => name);
  expect(scripts.length).toBeGreaterThan(0);
  const bytes = scripts.reduce((sum, name) => sum + readFileSync(path.join(DIST, `${name}.gz`)).length, 0);
  expect(bytes).toBeLessThan(MOST_BYTES);
  // Nothing inline and nothing from elsewhere, or the content security policy would not let it run.
  expect(page).not.toMatch(/<script(?![^>]* src=)|<style|style=|https?:/);
});
