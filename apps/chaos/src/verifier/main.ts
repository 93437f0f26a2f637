import { readAcknowledgements } from './acknowledgements.js';
import { EventIdReader } from './event-id-reader.js';
import { type Evidence, readEvidence } from './evidence.js';
import { readTables } from './table-contents.js';
import { readFeed, readTopic } from './topic-contents.js';
import { type Verdict, verify } from './verify.js';

/*
 * The verifier, a program of its own: `node apps/chaos/dist/verifier/main.js EVIDENCE`. It prints its verdict as JSON
 * and ends with 1 when there are findings. Nothing in this folder knows any other code of this repository.
 */

async function judge({ brokers, registryUrl, clickhouse, topics, ...known }: Evidence): Promise<Verdict> {
  const topic = await readTopic(brokers, topics.events, new EventIdReader(registryUrl));
  const tables = await readTables(clickhouse, topics.events, known);
  const expected = {
    ...known,
    bad: new Map(Object.entries(known.bad)),
    either: new Map(Object.entries(known.either)),
    feed: await readFeed(brokers, topics.rejected),
  };
  return verify(topic, tables, expected, readAcknowledgements(known.acknowledged));
}

async function main(): Promise<number> {
  const [file] = process.argv.slice(2);
  if (file === undefined) throw new Error('usage: node apps/chaos/dist/verifier/main.js EVIDENCE');
  const verdict = await judge(readEvidence(file));
  process.stdout.write(`${JSON.stringify(verdict)}\n`);
  return verdict.findings.length === 0 ? 0 : 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 2;
  },
);
