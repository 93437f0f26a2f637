// What both tiers share: TypeScript through swc, ES modules, workspace packages taken from their sources.
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

export const base = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: 'es2022',
        },
        module: { type: 'es6' },
      },
    ],
  },
  moduleNameMapper: {
    '^@docket/local-stack$': path.join(root, 'infra/local/src/index.ts'),
    '^@docket/([^/]+)/(.+)$': path.join(root, 'libs/$1/src/$2/index.ts'),
    '^@docket/([^/]+)$': path.join(root, 'libs/$1/src/index.ts'),
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['/dist/', '/\\.nx/', '/\\.docket/'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
};
