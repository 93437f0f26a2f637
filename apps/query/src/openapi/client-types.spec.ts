import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it, jest } from '@jest/globals';

const script = path.resolve(import.meta.dirname, '../../../../infra/dev/generate-client.mjs');
// Loads a compiler, and a page of thousands of types.
jest.setTimeout(60_000);

it('the types of libs/client are what the document says; else run `npm run generate:client`', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
});
