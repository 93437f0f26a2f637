import path from 'node:path';
import { base } from './jest.base.mjs';

// One real stack serves the whole run; every test makes its own topics, subjects and databases in it.
export default {
  ...base,
  testMatch: ['**/*.int-spec.ts'],
  testTimeout: 120_000,
  maxWorkers: 1,
  globalSetup: path.join(import.meta.dirname, 'stack-setup.mjs'),
  globalTeardown: path.join(import.meta.dirname, 'stack-teardown.mjs'),
};
