// `npm test`: all set-up, then every test, then one line that counts them.
// `npm test -- --unit` leaves out what needs the real stack; other options go to Jest.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build, install, requireNode, root } from './prepare.mjs';

requireNode();
install();
build();

const options = process.argv.slice(2).filter((option) => option !== '--unit');
const tiers = process.argv.includes('--unit') ? ['unit'] : ['unit', 'int'];
const results = tiers.map((tier) => runTier(tier));
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

function runTier(tier) {
  const folder = path.join(root, 'test-results');
  const file = path.join(folder, `${tier}.json`);
  mkdirSync(folder, { recursive: true });
  rmSync(file, { force: true });
  console.log(tier === 'unit' ? '\nUnit tests' : '\nIntegration tests, on a real Kafka, registry and ClickHouse');
  const { status } = spawnSync(
    process.execPath,
    [path.join(import.meta.dirname, 'jest.mjs'), tier, '--json', `--outputFile=${file}`, ...options],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  try {
    return { tier, complete: status === 0, ...JSON.parse(readFileSync(file, 'utf8')) };
  } catch {
    console.error(`The ${tier} tests ended without a result (exit code ${status}).`);
    return { tier, complete: false };
  }
}

function sum(of, key) {
  return of.reduce((total, result) => total + (result[key] ?? 0), 0);
}
