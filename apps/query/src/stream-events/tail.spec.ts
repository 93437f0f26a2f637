import { createServer, type Server } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Problem } from '@docket/http';
import { eventually } from '@docket/testing';
import { Position } from '../changes/position.js';
import { type Changes } from '../changes/read-changes.js';
import { EVENT_EXAMPLE } from '../events/event-example.js';
import { Outlet } from './outlet.js';
import { Tail, type TailTimes } from './tail.js';

const QUICK: TailTimes = { lookMs: 5, heartbeatMs: 40, lifeMs: 60_000 };
const LARGE = 'x'.repeat(50_000);
const nothing = (position: Position): Changes => ({ events: [], position, isCaughtUp: true });
const endless = (position: Position): Changes => {
  const offset = position.of(1, 0);
  const event = { ...EVENT_EXAMPLE, epoch: 1, partition: 0, offset, details: { LARGE } };
  return {
    events: [event],
    position: position.with([{ epoch: 1, partition: 0, next: offset + 1 }]),
    isCaughtUp: false,
  };
};

describe('a tail', () => {
  const servers: Server[] = [];
  const sockets: net.Socket[] = [];
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  /** A tail over a real connection, whose client reads when it is told to. */
  const tailTo = async (read: (position: Position) => Changes, times = QUICK, patienceMs = 300) => {
    const outlet = new Outlet(patienceMs);
    let reads = 0;
    const tail = new Tail(
      {
        outlet,
        read: (position) => {
          reads += 1;
          return new Promise((resolve) => {
            resolve(read(position));
          });
        },
        textOf: (position) => position.seal('t'),
        explain: () => new Problem('unavailable', 'The store rests.'),
      },
      times,
    );
    const server = createServer((_, response) => outlet.pipe(response));
    servers.push(server);
    server.on('connection', (socket) => socket.on('close', () => outlet.destroy()));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const socket = net.connect((server.address() as AddressInfo).port, '127.0.0.1');
    sockets.push(socket);
    let text = '';
    socket.on('data', (chunk: Buffer) => (text = (text + chunk.toString()).slice(-100_000)));
    socket.pause();
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    return { tail, outlet, socket, reads: () => reads, text: () => text, ended: tail.run(Position.BEGINNING) };
  };

  it('shows that it lives, and tells its position, when there is nothing', async () => {
    const { tail, socket, text, ended } = await tailTo(nothing);
    socket.resume();
    await eventually('there were heartbeats', () => text().split(': heartbeat\nid: ').length > 2);
    expect(text()).toMatch(/retry: 2000\nid: \S+\nevent: begin\ndata: \{\}\n/);
    tail.end('time_is_up');
    await ended;
    await eventually('the client is told', () => text().includes('event: end\ndata: {"reason":"time_is_up"'));
  });

  it('ends by itself when its time is up', async () => {
    const { socket, text, ended } = await tailTo(nothing, { ...QUICK, lifeMs: 50 });
    socket.resume();
    await ended;
    await eventually('the client is told', () => text().includes('"reason":"time_is_up"'));
  });

  it('makes no more for a client that takes nothing than its buffer holds, and ends with the reason', async () => {
    const { socket, reads, outlet, text, ended } = await tailTo(endless);
    await ended;
    // What the operating system holds for a connection comes on top: some megabytes at most.
    expect(reads() * LARGE.length).toBeLessThan(30_000_000);
    expect(outlet.readableLength).toBeLessThan(64 * 1024 + 2 * LARGE.length);
    socket.resume();
    await eventually('the client is told', () => text().includes('"reason":"too_slow"'));
  });

  it('cuts off a client that does not even take the end', async () => {
    const { outlet, ended } = await tailTo(endless);
    await ended;
    await eventually('it is cut off', () => outlet.destroyed);
  });

  it('goes on when a slow client takes what waits', async () => {
    const { tail, socket, reads, ended } = await tailTo(endless, QUICK, 5_000);
    await eventually('the buffer is full', async () => {
      const before = reads();
      await new Promise((resolve) => setTimeout(resolve, 100));
      return before > 0 && reads() === before;
    });
    const full = reads();
    socket.resume();
    await eventually('more was made', () => reads() > full + 10);
    tail.end('shutdown');
    await ended;
  });

  it('tells why it failed, and ends', async () => {
    const { socket, text, ended } = await tailTo(() => {
      throw new Error('no');
    });
    socket.resume();
    await ended;
    await eventually('the client is told', () => text().includes('"reason":"failed","detail":"The store rests. '));
  });

  it('ends when the client goes away', async () => {
    const { socket, reads, ended } = await tailTo(endless, QUICK, 60_000);
    await eventually('it has begun', () => reads() > 2);
    socket.destroy();
    await ended;
  });
});
