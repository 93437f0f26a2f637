import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { completeActionSchema } from '@docket/events';
import { eventually, freePort, type StartedProgram, startProgram } from '@docket/testing';
import { Installation, untilReady } from './installation.js';
import { post, view } from './post.js';

const MAIN = path.resolve(import.meta.dirname, '../dist/main.js');

/** An action of somebody's own. */
const OWN_ACTION = {
  type: 'record',
  name: 'ParcelSent',
  namespace: 'acme.events',
  doc: 'A parcel was sent.',
  fields: [
    { name: 'envelope', type: 'docket.Envelope', doc: 'What every event says.' },
    { name: 'weight', type: 'long', doc: 'Grams.' },
  ],
};

describe('the process', () => {
  let at: Installation;
  let key: string;
  let folder: string;
  let started: StartedProgram | undefined;
  beforeAll(async () => {
    at = await Installation.create();
    key = (await at.key('acme')).text;
    folder = mkdtempSync(path.join(tmpdir(), 'docket-gateway-'));
    mkdirSync(path.join(folder, 'acme'));
    writeFileSync(path.join(folder, 'acme/ParcelSent.avsc'), JSON.stringify(OWN_ACTION));
  });
  afterEach(async () => {
    started?.process.kill('SIGKILL');
    await started?.exit;
    started = undefined;
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await at.remove();
  });

  const start = async (variables: Record<string, string> = {}): Promise<string> => {
    const now = startProgram(MAIN, { ...at.environment, DOCKET_LOG_LEVEL: 'warn', ...variables });
    started = now;
    await eventually('the gateway listens', () => now.output().includes('\n'), { timeoutMs: 20_000 });
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(now.output())?.[0] ?? '';
    await untilReady(url);
    return url;
  };

  it('answers what is under way before it ends, and says so in one line at its start', async () => {
    const url = await start({ DOCKET_GATEWAY_LINGER_MS: '800', DOCKET_LOG_LEVEL: 'error' });
    expect(started?.output()).toBe(`gateway listens on ${url} (documentation at ${url}/docs)\n`);
    const answer = post(url, view(), { key });
    const sent = /^docket_gateway_body_bytes_total (\d+)/m;
    await eventually(
      'the request is under way',
      async () => Number(sent.exec(await (await fetch(`${url}/metrics`)).text())?.[1]) > 0,
    );
    started?.process.kill('SIGTERM');
    expect((await answer).status).toBe(202);
    expect(await started?.exit).toEqual({ code: 0, signal: null });
    expect(started?.errors()).toBe('');
  });

  it('takes actions of a folder of schemas', async () => {
    await at.register(completeActionSchema(JSON.parse(JSON.stringify(OWN_ACTION)) as never));
    const url = await start({ DOCKET_GATEWAY_SCHEMAS: folder });
    const parcel = { action: 'parcel.sent', actor: { type: 'API', id: 'a' }, details: { weight: 1200 } };
    expect(await post(url, parcel, { key })).toMatchObject({ status: 202 });
    expect(await post(url, { ...parcel, details: { weight: 1.5 } }, { key })).toMatchObject({
      status: 422,
      body: { events: [{ field: 'details.weight' }] },
    });
  });

  it('counts what it does', async () => {
    const url = await start();
    await post(url, [view(), view({ actor: null })], { key });
    const metrics = await (await fetch(`${url}/metrics`)).text();
    for (const line of [
      'docket_gateway_events_total{outcome="accepted"} 1',
      'docket_gateway_events_total{outcome="refused"} 1',
      'docket_gateway_requests_total{status="422"} 1',
      'docket_gateway_request_seconds_count 1',
      'docket_gateway_connected 1',
      'docket_gateway_held_bytes 0',
    ]) {
      expect(metrics).toContain(`${line}\n`);
    }
  });

  it('tells all that is wrong with its configuration, and exits with 78', async () => {
    started = startProgram(MAIN, {
      DOCKET_GATEWAY_PORT: '99999',
      DOCKET_GATEWAY_EVENTS: '0',
      DOCKET_GATEWAY_SCHEMAS: '/nowhere',
    });
    expect(await started.exit).toEqual({ code: 78, signal: null });
    for (const name of ['DOCKET_GATEWAY_PORT', 'DOCKET_GATEWAY_EVENTS', 'DOCKET_GATEWAY_SCHEMAS']) {
      expect(started.errors()).toContain(name);
    }
    expect(started.output()).toBe('');
  });

  it('only checks its configuration when asked to', async () => {
    started = startProgram(MAIN, { ...at.environment, DOCKET_GATEWAY_SCHEMAS: folder }, ['--check-config']);
    expect(await started.exit).toEqual({ code: 0, signal: null });
    expect(started.output()).toBe('configuration is usable\n');
    writeFileSync(path.join(folder, 'bad.avsc'), '{');
    started = startProgram(MAIN, { ...at.environment, DOCKET_GATEWAY_SCHEMAS: folder }, ['--check-config']);
    expect((await started.exit).code).toBe(1);
    expect(started.errors()).toContain('bad.avsc');
    rmSync(path.join(folder, 'bad.avsc'));
  });

  it('listens and says what is missing while nothing else is there', async () => {
    const nowhere = `127.0.0.1:${await freePort()}`;
    const now = startProgram(MAIN, {
      DOCKET_KAFKA_BROKERS: nowhere,
      DOCKET_GATEWAY_PORT: '0',
      DOCKET_LOG_LEVEL: 'warn',
    });
    started = now;
    await eventually('it listens', () => now.output().includes('gateway listens'), { timeoutMs: 20_000 });
    now.process.kill('SIGTERM');
    expect(await now.exit).toEqual({ code: 0, signal: null });
  });

  it('keeps keys and events out of its log', async () => {
    const url = await start({ DOCKET_LOG_LEVEL: 'debug' });
    await post(url, view({ reason: 'a secret reason' }), { key });
    await post(url, '{"secret', { key });
    started?.process.kill('SIGTERM');
    await started?.exit;
    expect(`${started?.output() ?? ''}${started?.errors() ?? ''}`).not.toMatch(/secret|dk_[a-z2-7]{12}_/);
  });
});
