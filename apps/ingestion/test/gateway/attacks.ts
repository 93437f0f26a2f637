import { execFileSync } from 'node:child_process';
import net from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

/** Where to, and how long. */
export interface Target {
  readonly url: string;
  /** A key that may write for a tenant that nothing good belongs to. */
  readonly key: string;
  readonly signal: AbortSignal;
  /** Is told the status of every answer. */
  readonly seen: (attack: string, status: number) => void;
}

type Attack = (target: Target, round: number) => Promise<void>;

const EVENT = {
  action: 'user.viewed_ticket',
  actor: { type: 'AGENT', id: 'evil' },
  ticket_id: 'T-1',
};
const GOOD = JSON.stringify(Array(50).fill(EVENT));
const ZEROS = Buffer.alloc(200 * 1024 * 1024);
const BOMBS: readonly (readonly [encoding: string, body: Buffer])[] = [
  ['gzip', gzipSync(ZEROS)],
  ['gzip', Buffer.concat(Array<Buffer>(30).fill(gzipSync(ZEROS.subarray(0, 4_000_000))))],
  ['zstd', execFileSync('zstd', ['-q', '-c', '--long=27', '-T1'], { input: ZEROS, maxBuffer: 1e9 })],
  [
    'zstd',
    Buffer.concat(Array<Buffer>(60).fill(execFileSync('zstd', ['-q', '-c'], { input: ZEROS.subarray(0, 1_000_000) }))),
  ],
  ['gzip', gzipSync(GOOD).subarray(0, 100)],
  ['zstd', Buffer.from('28b52ffd', 'hex')],
];
const TYPES = [
  'application/json',
  'application/x-ndjson',
  'application/cloudevents+json',
  'application/cloudevents-batch+json',
];
const ODD: readonly string[] = [
  'null',
  '7',
  '"x"',
  '[]',
  '{}',
  '[[]]',
  '[null,1,"x",{}]',
  '{"action":{}}',
  '{"action":"user.viewed_ticket","actor":[]}',
  '{"action":"__proto__","actor":{"__proto__":1}}',
  '{"action":"user.viewed_ticket","actor":{"type":"AGENT","id":"a"},"details":"x","labels":7}',
  '{"action":"user.viewed_ticket","actor":{"type":"AGENT","id":"a"},"occurred_at":-1e308}',
  '{"action":"user.viewed_ticket","event_id":"\\u0000","occurred_at":0,"actor":1}',
  `{"action":"${'x'.repeat(100_000)}"}`,
  `[${'{},'.repeat(999)}{}]`,
  '{"a":'.repeat(10_000),
  '['.repeat(3_000_000),
  `{"action":"x","details":{"a":[${'[],'.repeat(900_000)}1]}}`,
  `{"action":"x","details":{${Array.from({ length: 60_000 }, (_, n) => `"k${n}":1`).join(',')}}}`,
  `{"n":${'9'.repeat(1_000_000)}}`,
];

async function post(target: Target, attack: string, body: string | Uint8Array, headers: Record<string, string> = {}) {
  try {
    const answer = await fetch(`${target.url}/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${target.key}`, 'content-type': 'application/json', ...headers },
      body: body as never,
      signal: AbortSignal.any([target.signal, AbortSignal.timeout(20_000)]),
    });
    target.seen(attack, answer.status);
    await answer.arrayBuffer();
  } catch {
    // The connection may be ended while it sends on.
  }
}

/** Writes to a connection by hand, until it ends or `ms` are over. */
async function raw(target: Target, attack: string, ms: number, write: (socket: net.Socket) => Promise<void>) {
  const socket = net.connect(Number(new URL(target.url).port), '127.0.0.1');
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1').slice(0, 1_000)));
  socket.on('error', () => undefined);
  const ended = new Promise((resolve) => socket.once('close', resolve));
  await Promise.race([write(socket).catch(() => undefined), ended, delay(ms)]);
  await Promise.race([ended, delay(200)]);
  socket.destroy();
  const status = /^HTTP\/1\.1 (\d+)/.exec(text)?.[1];
  if (status !== undefined) target.seen(attack, Number(status));
}

const head = ({ key }: Target, more: string): string =>
  `POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key}\r\nContent-Type: application/json\r\n${more}\r\n\r\n`;

/** Everything that is thrown at the gateway, again and again. */
export const ATTACKS: Readonly<Record<string, Attack>> = {
  'half bodies': (target) =>
    raw(target, 'half bodies', 50, (socket) => {
      socket.write(`${head(target, `Content-Length: ${GOOD.length}`)}${GOOD.slice(0, 1_000)}`);
      socket.end();
      return Promise.resolve();
    }),
  'huge bodies': (target, round) =>
    raw(target, 'huge bodies', 1_500, async (socket) => {
      socket.write(head(target, round % 2 === 0 ? 'Content-Length: 10000000000' : 'Transfer-Encoding: chunked'));
      const piece = 'x'.repeat(65_536);
      for (let sent = 0; sent < 1_000 && !socket.destroyed; sent += 1) {
        const room = socket.write(round % 2 === 0 ? piece : `10000\r\n${piece}\r\n`);
        if (!room) await new Promise((resolve) => socket.once('drain', resolve).once('close', resolve));
      }
    }),
  'slow clients': (target, round) =>
    raw(target, 'slow clients', 5_000, async (socket) => {
      const text =
        round % 2 === 0 ? head(target, 'Content-Length: 1000') : `${head(target, 'Content-Length: 500')}{"action":`;
      if (round % 2 === 1) socket.write(text);
      for (const letter of text) {
        if (socket.destroyed || target.signal.aborted) return;
        socket.write(letter);
        await delay(40);
      }
    }),
  'no HTTP': (target, round) =>
    raw(target, 'no HTTP', 1_000, (socket) => {
      const texts = [
        'HELLO\r\n\r\n',
        '\0'.repeat(10_000),
        head(target, `X-Long: ${'x'.repeat(100_000)}`),
        head(target, 'Content-Length: 5\r\nTransfer-Encoding: chunked'),
        head(target, 'Content-Length: -1'),
        `${head(target, 'Transfer-Encoding: chunked')}zz\r\n`,
        'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
      ];
      socket.write(texts[round % texts.length] ?? '');
      return new Promise(() => undefined);
    }),
  'wrong types': (target, round) =>
    post(target, 'wrong types', ODD[round % ODD.length] ?? '', { 'content-type': TYPES[round % TYPES.length] ?? '' }),
  'wrong encodings': (target, round) => {
    const bodies = [
      Buffer.from(GOOD.replaceAll('evil', 'é'), 'latin1'),
      Buffer.from(GOOD, 'utf16le'),
      Buffer.concat([Buffer.from(GOOD), Buffer.from([0xc0, 0x80])]),
      GOOD.replace('evil', '\\ud800'),
      GOOD,
    ];
    const header = round % 5 === 4 ? { 'content-encoding': ['br', 'deflate', 'gzip', 'zstd'][round % 4] ?? '' } : {};
    return post(target, 'wrong encodings', bodies[round % 5] ?? '', header);
  },
  bombs: (target, round) => {
    const [encoding, body] = BOMBS[round % BOMBS.length] ?? ['gzip', Buffer.alloc(0)];
    return post(target, 'bombs', body, { 'content-encoding': encoding });
  },
  'bad JSON': (target, round) => {
    const bytes = Buffer.from(GOOD);
    // Always others, and the same ones in every run.
    for (let flip = 0; flip < 3; flip += 1)
      bytes[(round * 7919 + flip * 104_729) % bytes.length] = 32 + ((round * 31 + flip) % 95);
    return post(target, 'bad JSON', bytes, { 'content-type': TYPES[round % 2] ?? '' });
  },
  'aborted requests': async (target, round) => {
    const gone = new AbortController();
    const timer = setTimeout(
      () => {
        gone.abort();
      },
      (round * 7) % 400,
    );
    await post({ ...target, signal: AbortSignal.any([gone.signal, target.signal]) }, 'aborted requests', GOOD);
    clearTimeout(timer);
  },
  'wrong keys': (target, round) =>
    post({ ...target, key: `dk_abcdefghij23_${String(round).padStart(43, 'x')}` }, 'wrong keys', 'x'.repeat(2_000_000)),
};
