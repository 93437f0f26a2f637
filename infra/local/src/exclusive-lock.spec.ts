import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { tryLock, waitForLock } from './exclusive-lock.js';
import { poll } from './timing.js';

describe('tryLock', () => {
  it('is given to one at a time, by name', async () => {
    const name = randomUUID();
    const lock = await tryLock(name);
    expect(lock).toBeDefined();
    expect(await tryLock(name)).toBeUndefined();
    const other = await tryLock(randomUUID());
    expect(other).toBeDefined();
    await other?.release();
    await lock?.release();
    const again = await tryLock(name);
    expect(again).toBeDefined();
    await again?.release();
  });

  it('is free as soon as its holder is killed', async () => {
    const name = randomUUID();
    const socket = `docket-${createHash('sha256').update(name).digest('hex')}`;
    const hold = `require('net').createServer().listen('\\0${socket}', () => console.log('held'))`;
    const holder = spawn(process.execPath, ['-e', hold], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(holder.stdout, 'data');
    expect(await tryLock(name)).toBeUndefined();
    holder.kill('SIGKILL');
    const lock = await poll(() => tryLock(name), 2000);
    expect(lock).toBeDefined();
    await lock?.release();
  });
});

describe('waitForLock', () => {
  it('waits for the holder and says so once', async () => {
    const name = randomUUID();
    const first = await tryLock(name);
    let waits = 0;
    const second = waitForLock(name, 5000, () => (waits += 1));
    await poll(() => waits > 0, 1000);
    await first?.release();
    const lock = await second;
    expect(lock).toBeDefined();
    expect(waits).toBe(1);
    await lock?.release();
  });

  it('gives up in time', async () => {
    const name = randomUUID();
    const first = await tryLock(name);
    expect(await waitForLock(name, 10)).toBeUndefined();
    await first?.release();
  });
});
