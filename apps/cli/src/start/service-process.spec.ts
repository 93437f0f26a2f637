import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ServiceProcess } from './service-process.js';

const folder = mkdtempSync(path.join(tmpdir(), 'docket-test-'));
const signal = new AbortController().signal;
const running: ServiceProcess[] = [];

function service(script: string): ServiceProcess {
  const file = path.join(folder, `${running.length}.mjs`);
  writeFileSync(file, script);
  const options = {
    name: 'test',
    script: file,
    env: { PATH: process.env['PATH'] },
    logFile: path.join(folder, 'logs/test.log'),
  };
  const started = ServiceProcess.start(options);
  running.push(started);
  return started;
}
const ready = (started: ServiceProcess) =>
  started.untilReady(() => Promise.resolve(started.output().includes('ready')), signal);

afterEach(async () => {
  await Promise.all(running.map((started) => started.stop(100)));
});

describe('ServiceProcess', () => {
  it('waits until the service says that it serves, and ends it in order', async () => {
    const started = service(
      `process.on('SIGTERM', () => { console.log('bye'); process.exit(0); }); setTimeout(() => console.log('ready'), 200); setInterval(() => {}, 1000);`,
    );
    await ready(started);
    expect(started.hasEnded).toBe(false);
    await started.stop(5_000);
    expect(started.output()).toBe('ready\nbye\n');
  });

  it('tells how a service ended, with the end of its own log', async () => {
    service(`console.log('ready: an earlier run')`);
    await running.at(-1)?.exited;
    const started = service(`console.error('no such table'); process.exit(3);`);
    await expect(ready(started)).rejects.toThrow(
      /the test service ended by itself \(exit code 3\); its log is .*test\.log:\n {2}no such table$/,
    );
  });

  it('kills a service that does not end when told', async () => {
    const started = service(`process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('ready');`);
    await ready(started);
    await started.stop(200);
    expect(started.failure().message).toContain('SIGKILL');
  });

  it('gives up waiting when told', async () => {
    const started = service(`setInterval(() => {}, 1000);`);
    await expect(started.untilReady(() => Promise.resolve(false), AbortSignal.abort())).rejects.toThrow('abort');
  });
});

describe('the preload of services', () => {
  // A parent that starts a service as ServiceProcess does, and is killed outright.
  const parent = `
    import { spawn } from 'node:child_process';
    const child = spawn(process.execPath, ['--import', process.argv[2], process.argv[3]], { stdio: ['pipe', 'inherit', 'inherit'], detached: true });
    console.log(child.pid);`;

  it('ends the service when its parent is killed', async () => {
    const done = path.join(folder, 'ended-in-order');
    const script = path.join(folder, 'service.mjs');
    writeFileSync(path.join(folder, 'parent.mjs'), parent);
    writeFileSync(
      script,
      `import fs from 'node:fs'; process.on('SIGTERM', () => { fs.writeFileSync('${done}', ''); process.exit(0); }); setInterval(() => {}, 1000); console.log('serving');`,
    );
    const preload = path.resolve(import.meta.dirname, '../../preload/end-with-parent.mjs');
    const killed = spawn(process.execPath, [path.join(folder, 'parent.mjs'), preload, script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    killed.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    while (!said.includes('serving')) await once(killed.stdout, 'data');
    killed.kill('SIGKILL');
    const pid = said.match(/\d+/)?.[0] ?? '';
    const gone = () => !existsSync(`/proc/${pid}`) || / [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    for (let i = 0; i < 100 && !(gone() && existsSync(done)); i++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect({ gone: gone(), inOrder: existsSync(done) }).toEqual({ gone: true, inOrder: true });
  });
});
