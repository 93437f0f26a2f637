import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, SpanReceiver } from '@docket/testing';
import { tiedEvents } from '../../test/event-rows.js';
import { runningService, type RunningService } from '../../test/running-service.js';

const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN_ID = '00f067aa0ba902b7';

describe('traces of requests', () => {
  let receiver: SpanReceiver;
  let service: RunningService;
  beforeAll(async () => {
    receiver = await SpanReceiver.listen();
    service = await runningService('traces', receiver.url);
    await service.store(tiedEvents('mine', 20));
  });
  afterAll(async () => {
    await service.stop();
    await receiver.close();
  });

  it('continue the trace of the client, through the queries, into ClickHouse', async () => {
    const key = await service.key('mine');
    const traceparent = `00-${TRACE_ID}-${SPAN_ID}-01`;
    const headers = { authorization: `Bearer ${key}`, traceparent };
    const path = '/v1/tickets/T-1/timeline?limit=7';
    expect((await fetch(`${service.url}${path}`, { headers })).status).toBe(200);
    expect((await fetch(`${service.url}/v1/events?limit=x`, { headers })).status).toBe(400);
    expect((await fetch(`${service.url}/health/ready`, { headers })).status).toBe(200);
    const [answered, refused] = await eventually('the spans of both requests', () => {
      const found = ['GET /v1/tickets/:id/timeline', 'GET /v1/events'].flatMap((name) => receiver.named(name));
      return found.length === 2 ? found : undefined;
    });
    expect(answered).toMatchObject({
      traceId: TRACE_ID,
      parentSpanId: SPAN_ID,
      service: 'docket-query',
      attributes: { 'http.request.method': 'GET', 'http.response.status_code': 200 },
    });
    expect(refused).toMatchObject({ attributes: { 'http.response.status_code': 400 }, status: { code: 0 } });
    if (!answered) throw new Error('no span');
    const queries = receiver.childrenOf(answered);
    expect(queries.map(({ name }) => name)).toEqual(['api_key', 'progress', 'ticket_timeline']);
    expect(queries[2]?.attributes).toMatchObject({
      'db.system.name': 'clickhouse',
      'db.response.returned_rows': expect.any(Number),
    });
    expect(receiver.spans.filter(({ name }) => name.includes('health'))).toEqual([]);
    expect(JSON.stringify(receiver.spans)).not.toContain('T-1');
  });
});
