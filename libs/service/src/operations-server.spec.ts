import { afterEach, describe, expect, it } from '@jest/globals';
import { OperationsServer } from './operations-server.js';

const SETTINGS = {
  name: 'ingestion',
  host: '127.0.0.1',
  port: 0,
  portVariable: 'DOCKET_INGEST_HTTP_PORT',
  waitsFor: 'Kafka',
};

describe('OperationsServer', () => {
  const servers: OperationsServer[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close();
  });
  async function started(): Promise<OperationsServer> {
    const server = await OperationsServer.listen(SETTINGS);
    servers.push(server);
    return server;
  }

  it('lives, and is not ready, before there is anything to tell', async () => {
    const { url } = await started();
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    const ready = await fetch(`${url}/health/ready`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ status: 'not_ready', problems: [{ part: 'ingestion' }] });
    expect((await fetch(`${url}/metrics`)).status).toBe(503);
  });

  it('answers what it is given', async () => {
    const server = await started();
    const problems = [{ part: 'partition 1', problem: 'is being opened' }];
    let ready = false;
    server.answer({
      metrics: () => Promise.resolve('a 1\n'),
      readiness: () => Promise.resolve({ ready, problems: ready ? [] : problems, partitions: [] }),
    });
    const metrics = await fetch(`${server.url}/metrics?x=1`);
    expect(metrics.headers.get('content-type')).toContain('version=0.0.4');
    expect(await metrics.text()).toBe('a 1\n');
    const not = await fetch(`${server.url}/health/ready`);
    expect([not.status, await not.json()]).toEqual([503, { status: 'not_ready', problems, partitions: [] }]);
    ready = true;
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
    expect(await (await fetch(`${server.url}/metrics`, { method: 'HEAD' })).text()).toBe('');
  });

  it('refuses everything else, and survives an answer that fails', async () => {
    const server = await started();
    server.answer({
      metrics: () => Promise.reject(new Error('no numbers')),
      readiness: () => Promise.reject(new Error('no answer')),
    });
    expect((await fetch(`${server.url}/`)).status).toBe(404);
    expect((await fetch(`${server.url}/metrics`, { method: 'POST' })).status).toBe(405);
    expect((await fetch(`${server.url}/metrics`)).status).toBe(500);
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
  });

  it('says how to choose another port when this one is taken', async () => {
    const { url } = await started();
    await expect(OperationsServer.listen({ ...SETTINGS, port: Number(new URL(url).port) })).rejects.toThrow(
      'DOCKET_INGEST_HTTP_PORT',
    );
  });
});
