// `npm test`: all set-up, then every test, then one line that counts them.
// `npm test -- --unit` leaves out what needs the real stack; other options go to Jest.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build, install, requireNode, root } from './prepare.mjs';

// Jest waits for whatever its tests left behind, if need be for ever.
const AFTER_RESULTS_MS = 30_000;
// Jest keeps the modules of every file it has run: a process that runs all that need a stack comes to the end of its memory, and is slow
// long before. Each part is a process, and a stack, of its own.
const PARTS = { unit: 1, int: 5 };

requireNode();
install();
build();

const options = process.argv.slice(2).filter((option) => option !== '--unit');
const tiers = process.argv.includes('--unit') ? ['unit'] : ['unit', 'int'];
const results = [];
for (const tier of tiers) {
  for (let part = 1; part <= PARTS[tier]; part += 1) results.push(await runTier(tier, part));
}
const passed = sum(results, 'numPassedTests');
// A file that could not even be loaded counts as a failure of its own.
const failed = sum(results, 'numFailedTests') + sum(results, 'numRuntimeErrorTestSuites');
const skipped = sum(results, 'numPendingTests') + sum(results, 'numTodoTests');

for (const { tier, testResults = [] } of results) {
  for (const { name, status, message } of testResults) {
    if (status === 'failed') console.log(`\nFAILED (${tier}) ${path.relative(root, name)}\n${message}`);
  }
}
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failed === 0 && results.every(({ complete }) => complete) ? 0 : 1);

async function runTier(tier, part) {
  const folder = path.join(root, 'test-results');
  const file = path.join(folder, `${tier}-${part}.json`);
  mkdirSync(folder, { recursive: true });
  rmSync(file, { force: true });
  const of = PARTS[tier] > 1 ? `, part ${part} of ${PARTS[tier]}` : '';
  console.log(tier === 'unit' ? '\nUnit tests' : `\nIntegration tests, on a real Kafka, registry and ClickHouse${of}`);
  const shard = PARTS[tier] > 1 ? [`--shard=${part}/${PARTS[tier]}`] : [];
  const jest = spawn(
    process.execPath,
    [path.join(import.meta.dirname, 'jest.mjs'), tier, '--json', `--outputFile=${file}`, ...shard, ...options],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const code = await endOf(jest, file);
  try {
    return { tier, complete: code === 0, ...JSON.parse(readFileSync(file, 'utf8')) };
  } catch {
    console.error(`The ${tier} tests ended without a result (exit code ${code}).`);
    return { tier, complete: false };
  }
}

// The exit code; a Jest that has written its results and does not end is made to, and counts as failed.
function endOf(jest, file) {
  return new Promise((resolve) => {
    let writtenAt;
    const look = setInterval(() => {
      writtenAt ??= existsSync(file) ? Date.now() : undefined;
      if (writtenAt === undefined || Date.now() - writtenAt < AFTER_RESULTS_MS) return;
      console.error('The tests are over, but something they started still runs: they are ended, and have failed.');
      jest.kill('SIGTERM');
      clearInterval(look);
    }, 1_000);
    jest.on('exit', (code) => {
      clearInterval(look);
      resolve(code ?? 1);
    });
  });
}

function sum(of, key) {
  return of.reduce((total, result) => total + (result[key] ?? 0), 0);
}
