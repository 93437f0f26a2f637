import { connect } from 'node:net';

const METADATA = 3;
const METADATA_VERSION = 5;
const PROBE_TIMEOUT_MS = 5000;

/**
 * The node ids that a broker on 127.0.0.1:`port` lists as members of its cluster. In KRaft only brokers that may serve
 * clients are listed, so a broker that lists itself is ready; an open port alone says less.
 *
 * @throws Error when nobody answers in the Kafka protocol
 */
export async function listedBrokers(port: number): Promise<number[]> {
  return parseMetadata(await exchange(port, metadataRequest()));
}

/** A Metadata request about no topic at all: https://kafka.apache.org/protocol#The_Messages_Metadata */
export function metadataRequest(): Buffer {
  const client = Buffer.from('docket-local-stack');
  const body = Buffer.alloc(4 + 2 + 2 + 4 + 2 + client.length + 4 + 1);
  let at = body.writeInt32BE(body.length - 4, 0);
  at = body.writeInt16BE(METADATA, at);
  at = body.writeInt16BE(METADATA_VERSION, at);
  at = body.writeInt32BE(1, at); // correlation id
  at = body.writeInt16BE(client.length, at);
  at += client.copy(body, at);
  at = body.writeInt32BE(0, at); // no topics
  body.writeInt8(0, at); // do not create any
  return body;
}

/** The node ids in a Metadata response, its length prefix included. */
export function parseMetadata(response: Buffer): number[] {
  let at = 4 + 4 + 4; // length, correlation id, throttle time
  const count = response.readInt32BE(at);
  at += 4;
  const ids: number[] = [];
  for (let index = 0; index < count; index += 1) {
    ids.push(response.readInt32BE(at));
    at += 4;
    at += 2 + response.readInt16BE(at) + 4; // host, port
    at += 2 + Math.max(0, response.readInt16BE(at)); // rack, -1 for none
  }
  return ids;
}

function exchange(port: number, request: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(request));
    let received = Buffer.alloc(0);
    socket.setTimeout(PROBE_TIMEOUT_MS, () => socket.destroy(new Error(`no answer on port ${port}`)));
    socket.on('error', reject);
    socket.on('close', () => {
      reject(new Error(`connection to port ${port} closed`));
    });
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (received.length < 4 || received.length < 4 + received.readInt32BE(0)) return;
      resolve(received);
      socket.destroy();
    });
  });
}
