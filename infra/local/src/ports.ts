import { randomInt } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import { PortInUseError } from './errors.js';

// Below the range from which Linux takes the ports of outgoing connections (32768 and up): a server takes seconds to
// open its port, in which a port of that range could be lost to any connection.
const LOWEST = 20_000;
const HIGHEST = 31_999;

// Ports handed out by this process are not handed out again, since their servers may not listen yet.
const handedOut = new Set<number>();

/** Whether a server could listen on 127.0.0.1:`port` now. */
export async function isPortFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => {
      resolve(false);
    });
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () =>
      server.close(() => {
        resolve(true);
      }),
    );
  });
}

/** A port of 127.0.0.1 that nobody listens on and that this process has not been given before. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(LOWEST, HIGHEST + 1);
    if (handedOut.has(port) || !(await isPortFree(port))) continue;
    handedOut.add(port);
    return port;
  }
}

const remembered = z.record(z.string(), z.number().int().min(1).max(65_535));

/**
 * Chooses the ports of one stack and remembers them in its data directory, so that a stack has the same addresses after
 * a restart unless somebody took them meanwhile.
 */
export class PortBook {
  private readonly file: string;
  private readonly known: Record<string, number>;

  constructor(dataDir: string) {
    this.file = path.join(dataDir, 'ports.json');
    this.known = readBook(this.file);
  }

  /**
   * @param requested this port or none: `PortInUseError` when it is taken
   * @returns the requested port, else the remembered one if it is free, else a new one
   */
  async choose(purpose: string, requested?: number): Promise<number> {
    if (requested !== undefined && !(await isPortFree(requested))) throw new PortInUseError(requested, purpose);
    const port = requested ?? (await this.rememberedIfFree(purpose)) ?? (await freePort());
    this.known[purpose] = port;
    writeFileSync(this.file, `${JSON.stringify(this.known, undefined, 2)}\n`);
    return port;
  }

  private async rememberedIfFree(purpose: string): Promise<number | undefined> {
    const port = this.known[purpose];
    return port !== undefined && (await isPortFree(port)) ? port : undefined;
  }
}

function readBook(file: string): Record<string, number> {
  try {
    return remembered.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Missing or damaged: the ports are chosen anew, nothing else depends on them.
    return {};
  }
}
