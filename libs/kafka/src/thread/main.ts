import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { kafkaFailure } from '../kafka-failure.js';
import { type ConnectingProducer, kafkaProducer } from '../producer.js';
import { type RecordPlace } from '../records.js';
import { type Answer, type PackedPlaces, type Request, type ThreadData } from './messages.js';
import { unpackRecords } from './packed-records.js';

/** The thread of a producer: does what it is asked for, one answer for each request. */
function serve(port: MessagePort, { settings, clientId, retries, isLogged }: ThreadData): void {
  const tell = (answer: Answer, handedOver: ArrayBuffer[] = []): void => {
    port.postMessage(answer, handedOver);
  };
  const producer = kafkaProducer(settings, {
    clientId,
    ...(retries === undefined ? {} : { retries }),
    ...(isLogged
      ? {
          log: (level, message, details) => {
            tell({ kind: 'log', line: [level, message, plain(details)] });
          },
        }
      : {}),
  });
  port.on('message', (request: Request) => {
    const { number } = request;
    carryOut(producer, request).then(
      (places) => {
        tell({ number, kind: 'done', places }, places ? [places.partitions.buffer, places.offsets.buffer] : []);
      },
      (error: unknown) => {
        const { message, verdict, type } = kafkaFailure(error);
        tell({ number, kind: 'failed', failure: { message, mayPass: verdict === 'retry', type } });
      },
    );
  });
}

async function carryOut(
  producer: ConnectingProducer,
  request: Request,
): Promise<PackedPlaces<ArrayBuffer> | undefined> {
  switch (request.kind) {
    case 'connect':
      await producer.connect();
      return undefined;
    case 'close':
      await producer.close();
      return undefined;
    case 'send':
      return packed(await producer.send(request.topic, unpackRecords(request.records)));
  }
}

function packed(places: readonly RecordPlace[]): PackedPlaces<ArrayBuffer> {
  const partitions = new Int32Array(places.length);
  const offsets = new BigInt64Array(places.length);
  places.forEach(({ partition, offset }, index) => {
    partitions[index] = partition;
    offsets[index] = offset;
  });
  return { partitions, offsets };
}

/** What the driver logs may hold what cannot be cloned. */
function plain(details: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(details)) as Record<string, unknown>;
}

if (parentPort) serve(parentPort, workerData as ThreadData);
