// Jest's globalSetup of the integration tier: one real stack for the whole run.
// A stack named by DOCKET_TEST_STACK is used as it is. Else one is started in a temporary directory; it ends with Jest's own
// process, also when that is killed, and stack-teardown.mjs stops it and deletes its data.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const VARIABLE = 'DOCKET_TEST_STACK';
const PREFIX = 'docket-test-';
const built = path.resolve(import.meta.dirname, '../local/dist/index.js');

export default async function setUp() {
  if (process.env[VARIABLE]) return;
  if (!existsSync(built)) {
    throw new Error('The local stack is not built, so integration tests have no servers. Run: npm run build');
  }
  removeAbandoned();
  const { describeProgress, startStack } = await import(pathToFileURL(built).href);
  const dataDir = mkdtempSync(path.join(tmpdir(), `${PREFIX}${process.pid}-`));
  const remove = () => rmSync(dataDir, { recursive: true, force: true });
  try {
    const onProgress = (progress) => console.error(`test stack: ${describeProgress(progress)}`);
    const stack = await startStack({ dataDir, onProgress });
    globalThis.docketTestStack = { stack, remove };
    process.env[VARIABLE] = JSON.stringify(addresses(stack.endpoints));
  } catch (error) {
    remove();
    throw error;
  }
}

// The shape that @docket/testing reads.
function addresses({ kafka, registry, clickhouse }) {
  const { url, user, password, readerUser, readerPassword } = clickhouse;
  return {
    brokers: kafka.brokers,
    registryUrl: registry.url,
    clickhouse: { url, user, password, readerUser, readerPassword },
  };
}

// A run that was killed took its servers with it but could not delete their data.
function removeAbandoned() {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid !== undefined && !existsSync(`/proc/${pid}`)) {
      rmSync(path.join(tmpdir(), name), { recursive: true, force: true });
    }
  }
}
