// Runs one tier of tests in the folder it is called from: `node jest.mjs unit|int [jest options]`.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { temporaryDirectory } from './temporary-directory.mjs';

const [tier, ...rest] = process.argv.slice(2);
if (tier !== 'unit' && tier !== 'int') {
  console.error('usage: node infra/dev/jest.mjs unit|int [jest options]');
  process.exit(2);
}
const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
const config = path.join(import.meta.dirname, `jest.${tier}.config.mjs`);
// Nest 12 is published as ES modules only, and Jest runs those behind this flag.
const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const child = spawn(
  process.execPath,
  [...flags, jest, '-c', config, '--rootDir', process.cwd(), '--passWithNoTests', ...rest],
  { stdio: 'inherit', env: { ...process.env, TMPDIR: temporaryDirectory() } },
);
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  process.exit(signal ? 1 : (code ?? 1));
});
