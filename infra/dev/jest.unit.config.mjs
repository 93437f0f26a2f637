import { base } from './jest.base.mjs';

export default {
  ...base,
  testMatch: ['**/*.spec.ts'],
  testTimeout: 20_000,
  // In one process that has run a hundred files, those that compute much take several times as long.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1500MB',
};
