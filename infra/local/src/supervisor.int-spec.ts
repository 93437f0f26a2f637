import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { newDirectory, removeDirectories } from '../test/directory.js';
import {
  downStack,
  logOf,
  readStack,
  resetStack,
  type StackOptions,
  type StackRecord,
  stackStatus,
  upStack,
} from './index.js';
import { packageFile } from './package-files.js';
import { isRunning, signalProcess } from './process-identity.js';
import { poll } from './timing.js';

const directories: string[] = [];

function directory(): string {
  const made = newDirectory();
  directories.push(made);
  return made;
}

afterEach(async () => {
  await Promise.all(directories.splice(0).map((made) => downStack(made)));
});

afterAll(removeDirectories);

describe('a supervised stack', () => {
  it.each<Partial<StackOptions>>([{ launcher: 'c' }, { launcher: 'python', parts: ['registry', 'clickhouse'] }])(
    'takes every part with it when its supervisor is killed (%j)',
    async (options) => {
      const dataDir = directory();
      const ready: string[] = [];
      const { stack, started } = await upStack({
        ...options,
        dataDir,
        onProgress: (progress) => {
          if (progress.step === 'ready') ready.push(progress.part);
        },
      });
      expect(started).toBe(true);
      const servers = stack.parts.flatMap(({ process }) => process ?? []);
      expect(servers).toHaveLength(options.parts?.length ?? 3);
      expect(ready).toHaveLength(servers.length);
      expect(servers.every(isRunning)).toBe(true);
      signalProcess(stack.holder, 'SIGKILL');
      expect(await poll(() => !servers.some(isRunning), 2000)).toBe(true);
      expect(await stackStatus(dataDir)).toEqual({ state: 'down' });
    },
  );

  it('is up once, outlives who started it, and goes down in order', async () => {
    const dataDir = directory();
    const { stack } = await upStack({ dataDir, parts: ['clickhouse'] });
    const again = await upStack({ dataDir, parts: ['clickhouse'] });
    expect(again.started).toBe(false);
    expect(again.stack.holder).toEqual(stack.holder);
    expect(await secondSupervisor(dataDir)).toContain(`process ${stack.holder.pid} already runs a local stack`);
    expect(await downStack(dataDir)).toBe(true);
    expect(isRunning(stack.holder)).toBe(false);
    expect(readFileSync(logOf(dataDir), 'utf8')).toContain('stopping: asked to by SIGTERM');
    expect(await downStack(dataDir)).toBe(false);
  });

  it('starts again a part that was killed', async () => {
    const dataDir = directory();
    const { stack } = await upStack({ dataDir, parts: ['clickhouse'] });
    const [first] = processes(stack);
    if (first === undefined) throw new Error('no process');
    signalProcess(first, 'SIGKILL');
    const second = await poll(() => processes(readStack(dataDir)).find(({ pid }) => pid !== first.pid), 10_000);
    expect(second).toBeDefined();
    const answers = await poll(async () => {
      const status = await stackStatus(dataDir);
      return status.state !== 'down' && status.parts[0]?.answers;
    }, 10_000);
    expect(answers).toBe(true);
  });

  it('is not started when who asked for it is killed meanwhile', async () => {
    const dataDir = directory();
    const asker = spawn(process.execPath, ['--input-type=module', '-e', askThenHang(dataDir)], { stdio: 'ignore' });
    const record = await poll(() => readStack(dataDir), 20_000);
    asker.kill('SIGKILL');
    if (record === undefined) throw new Error('nothing was started');
    expect(await poll(() => !isRunning(record.holder), 5000)).toBe(true);
  });

  it('says why it did not start, and then holds nothing', async () => {
    const dataDir = directory();
    const { stack } = await upStack({ dataDir, parts: ['clickhouse'] });
    const port = stack.parts[0]?.port;
    const other = directory();
    const failing = upStack({ dataDir: other, parts: ['clickhouse'], ports: { clickhouse: port } });
    await expect(failing).rejects.toThrow(`port ${port ?? ''} on 127.0.0.1, wanted for clickhouse, is in use`);
    expect(await stackStatus(other)).toEqual({ state: 'down' });
  });

  it('believes no record whose process has become another', async () => {
    const dataDir = directory();
    const { stack } = await upStack({ dataDir, parts: ['clickhouse'] });
    await downStack(dataDir);
    // As after kill -9 and a pid that was given out again: this test's own process, with another start time.
    const holder = { ...stack.holder, pid: process.pid };
    writeFileSync(path.join(dataDir, 'stack.json'), JSON.stringify({ ...stack, holder }));
    expect(readStack(dataDir)).toBeUndefined();
    expect(await downStack(dataDir)).toBe(false);
  });

  it('is deleted by reset, and what is not its own is left', async () => {
    const dataDir = directory();
    await upStack({ dataDir, parts: ['clickhouse'] });
    writeFileSync(path.join(dataDir, 'notes.txt'), 'mine');
    await resetStack(dataDir);
    expect(existsSync(path.join(dataDir, 'clickhouse'))).toBe(false);
    expect(existsSync(path.join(dataDir, 'notes.txt'))).toBe(true);
  });
});

function processes(stack: StackRecord | undefined) {
  return (stack?.parts ?? []).flatMap(({ process }) => process ?? []);
}

// Starts a supervisor directly, as two `docket up` at the same moment would, and returns what it printed.
async function secondSupervisor(dataDir: string): Promise<string> {
  const options = JSON.stringify({ dataDir, parts: ['clickhouse'] });
  const child = spawn(process.execPath, [packageFile('dist/supervisor.js'), options], { stdio: 'pipe' });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise((resolve) => child.once('close', resolve));
  return code === 1 ? output : `exit code ${String(code)}: ${output}`;
}

function askThenHang(dataDir: string): string {
  const index = JSON.stringify(packageFile('dist/index.js'));
  const options = JSON.stringify({ dataDir, parts: ['registry'] });
  return `const { upStack } = await import(${index}); await upStack(${options});`;
}
