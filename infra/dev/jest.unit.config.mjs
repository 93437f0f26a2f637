import { base } from './jest.base.mjs';

export default { ...base, testMatch: ['**/*.spec.ts'], testTimeout: 20_000 };
