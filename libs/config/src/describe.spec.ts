import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { configurationPage } from './describe.js';

it('docs/configuration.md is what the code reads; if not: npm run generate:configuration', () => {
  const page = path.resolve(import.meta.dirname, '../../../docs/configuration.md');
  expect(readFileSync(page, 'utf8')).toBe(configurationPage());
});
