import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { identify, isRunning, signalProcess } from './process-identity.js';
import { poll } from './timing.js';

describe('a process identity', () => {
  it('holds for its process and ends with it', async () => {
    const child = spawn('sleep', ['60']);
    await once(child, 'spawn');
    const identity = identify(child.pid ?? 0);
    if (identity === undefined) throw new Error('a running process has an identity');
    expect(isRunning(identity)).toBe(true);
    expect(signalProcess(identity, 'SIGKILL')).toBe(true);
    expect(await poll(() => !isRunning(identity), 2000)).toBe(true);
    expect(signalProcess(identity, 'SIGKILL')).toBe(false);
  });

  it('is not that of a later process with the same pid, and of none after a reboot', () => {
    const own = identify(process.pid);
    if (own === undefined) throw new Error('this process runs');
    expect(isRunning({ ...own, startTicks: String(Number(own.startTicks) - 1) })).toBe(false);
    expect(isRunning({ ...own, bootId: 'another boot' })).toBe(false);
    expect(signalProcess({ ...own, startTicks: '1' }, 'SIGKILL')).toBe(false);
  });

  it('is found for a name with spaces and parentheses', async () => {
    const child = spawn(process.execPath, [
      '-e',
      'process.title = "a) R (b"; console.log("set"); setInterval(() => {}, 1000)',
    ]);
    await once(child.stdout, 'data');
    expect(identify(child.pid ?? 0)?.startTicks).toMatch(/^\d+$/);
    child.kill('SIGKILL');
  });
});
