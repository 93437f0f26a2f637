import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningService, runningService } from '../../test/running-service.js';

const PAGE = '<!doctype html><title>Docket</title>';
const SCRIPT = 'export const a = 1;';

describe('the console', () => {
  let service: RunningService;
  beforeAll(async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'console-'));
    mkdirSync(path.join(folder, 'assets'));
    writeFileSync(path.join(folder, 'index.html'), PAGE);
    writeFileSync(path.join(folder, 'assets/index-1.js'), SCRIPT);
    writeFileSync(path.join(folder, 'assets/index-1.js.gz'), gzipSync(SCRIPT));
    writeFileSync(path.join(folder, 'secret.txt'), 'of no type that is served');
    service = await runningService('console', undefined, { consoleFolder: folder });
  });
  afterAll(async () => {
    await service.stop();
  });

  /** As it goes over the wire: `fetch` would unpack it. */
  const ask = (address: string, headers: Record<string, string> = {}, url = service.url) =>
    new Promise<{ status: number | undefined; headers: NodeJS.Dict<string | string[]>; body: Buffer }>(
      (resolve, reject) => {
        get(`${url}${address}`, { headers }, (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () => {
            resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) });
          });
        }).on('error', reject);
      },
    );
  const page = { accept: 'text/html,*/*' };

  it.each(['/', '/?key=1', '/events', '/events?q=a&event=1', '/tickets/T%2F1'])(
    'answers %s with its page',
    async (at) => {
      const { status, headers, body } = await ask(at, page);
      expect([status, body.toString(), headers['cache-control']]).toEqual([200, PAGE, 'no-cache']);
      const policy = String(headers['content-security-policy']);
      expect(policy).toMatch(/^default-src 'self';/);
      expect(policy).not.toMatch(/unsafe|http/);
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' });
    },
  );

  it('sends files that never change once, and packed to who takes that', async () => {
    const plain = await ask('/assets/index-1.js');
    expect(plain.headers).toMatchObject({ 'content-type': 'text/javascript; charset=utf-8' });
    expect(plain.headers['cache-control']).toContain('immutable');
    expect([plain.headers['content-encoding'], plain.body.toString()]).toEqual([undefined, SCRIPT]);
    const packed = await ask('/assets/index-1.js', { 'accept-encoding': 'br, gzip' });
    expect([packed.headers['content-encoding'], packed.body]).toEqual(['gzip', gzipSync(SCRIPT)]);
    const refused = await ask('/assets/index-1.js', { 'accept-encoding': 'gzip;q=0, br' });
    expect(refused.headers['content-encoding']).toBeUndefined();
  });

  it.each(['/v1/nowhere', '/v1', '/docs/nowhere', '/health/nowhere', '/assets/nowhere.js', '/assets/../index.html/x'])(
    'leaves %s to the API, also when a browser asks',
    async (at) => {
      const { status, headers } = await ask(at, at === '/assets/../index.html/x' ? {} : page);
      expect([status, headers['content-type']]).toEqual([404, expect.stringMatching(/^application.problem.json/)]);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['cache-control']).toBe('no-store');
    },
  );

  it('is no answer to programs that ask for what is not there', async () => {
    expect((await ask('/nowhere', { accept: 'application/json' })).status).toBe(404);
    expect((await ask('/secret.txt')).status).toBe(404);
    expect((await ask('/%2e%2e/%2e%2e/package.json')).status).toBe(404);
    expect((await ask('/health/live')).status).toBe(200);
    expect((await ask('/v1/events')).status).toBe(401);
  });

  it('that is not built is said so in one line, and the API goes on', async () => {
    const without = await runningService('console', undefined, { consoleFolder: path.join(tmpdir(), 'nowhere') });
    try {
      const { status, body } = await ask('/', page, without.url);
      expect([status, (JSON.parse(body.toString()) as { detail: string }).detail]).toEqual([
        404,
        expect.stringContaining('`npm run build`'),
      ]);
      expect((await without.get(await without.key('mine'), '/v1/events')).status).toBe(200);
    } finally {
      await without.stop();
    }
  });
});
