import { parentPort } from 'node:worker_threads';
import { SchemaRegistry } from '@docket/avro';
import { connectWriter } from '@docket/clickhouse';
import { LedgerStore, mayPass } from '@docket/ledger';
import { RegistrySchemas } from './registry-schemas.js';
import { type RangeOfEvents, TopicEvents } from './topic-events.js';
import { type FromWorker, type ToWorker, type WorkerTask } from './topic-workers.js';

// A thread that reads some partitions of a topic and hands over what it made of them, as fast as it is taken.

/** An id that the registry does not know now was known when its record was stored: it is asked for again after this, ms. */
const UNKNOWN_WAIT_MS = 5_000;
/** Ranges that are handed over and not taken yet, at most. */
const MOST_WAITING = 2;

const port = parentPort;
if (!port) throw new Error('this is a thread of topic-workers.js');

let waiting = 0;
let taken: () => void = () => undefined;
const ended = new AbortController();
port.on('message', (message: ToWorker) => {
  if (message.is === 'task') void begin(message.task);
  else if (message.is === 'end') ended.abort();
  else waiting -= 1;
  taken();
});

const send = (message: FromWorker, bodies: ArrayBuffer[] = []): void => {
  port.postMessage(message, bodies);
};

async function work({ registry, clickhouse, ranges, columns, ...parts }: WorkerTask): Promise<void> {
  const schemas = new SchemaRegistry(registry);
  const writer = connectWriter(clickhouse);
  try {
    const events = new TopicEvents({
      ...parts,
      ledger: new LedgerStore(writer),
      schemas: new RegistrySchemas(schemas, UNKNOWN_WAIT_MS),
    });
    for await (const range of events.read(ranges, new Set(columns), ended.signal)) {
      const body = copyOf(range.body);
      send({ is: 'range', range: { ...range, body } }, [body.buffer]);
      waiting += 1;
      while (waiting >= MOST_WAITING && !ended.signal.aborted) await new Promise<void>((resolve) => (taken = resolve));
    }
    send({ is: 'end' });
  } finally {
    schemas.close();
    await writer.close();
  }
}

/** The block's own memory is filled anew; a copy can be given away. */
function copyOf(pieces: RangeOfEvents['body']): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function begin(task: WorkerTask): Promise<void> {
  try {
    await work(task);
  } catch (error) {
    if (!ended.signal.aborted)
      send({ is: 'failure', message: textOf(error), verdict: mayPass(error) ? 'retry' : 'stop' });
  } finally {
    port?.close();
  }
}
