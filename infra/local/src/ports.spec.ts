import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PortInUseError } from './errors.js';
import { freePort, isPortFree, PortBook } from './ports.js';

let directory: string;
const servers: Server[] = [];

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'docket-ports-'));
});

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((done) => server.close(done))));
  rmSync(directory, { recursive: true });
});

function listen(port: number): Promise<void> {
  const server = createServer();
  servers.push(server);
  return new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
}

describe('freePort', () => {
  it('is free and given to nobody else of this process', async () => {
    const ports = await Promise.all(Array.from({ length: 50 }, () => freePort()));
    expect(new Set(ports).size).toBe(50);
    for (const port of ports) expect(await isPortFree(port)).toBe(true);
  });

  it('lies below the ports of outgoing connections', async () => {
    expect(await freePort()).toBeLessThan(32_768);
  });
});

describe('PortBook', () => {
  it('keeps the ports of a data directory', async () => {
    const port = await new PortBook(directory).choose('registry');
    expect(await new PortBook(directory).choose('registry')).toBe(port);
    expect(await new PortBook(directory).choose('clickhouse')).not.toBe(port);
  });

  it('gives up a port that somebody took meanwhile', async () => {
    const port = await new PortBook(directory).choose('registry');
    await listen(port);
    expect(await new PortBook(directory).choose('registry')).not.toBe(port);
  });

  it('takes the port that is asked for, or says that it is taken', async () => {
    const port = await freePort();
    expect(await new PortBook(directory).choose('registry', port)).toBe(port);
    await listen(port);
    await expect(new PortBook(directory).choose('registry', port)).rejects.toThrow(PortInUseError);
  });

  it('does without a book that is damaged', async () => {
    writeFileSync(path.join(directory, 'ports.json'), '{"registry": "x"');
    expect(await new PortBook(directory).choose('registry')).toBeGreaterThan(0);
  });
});
