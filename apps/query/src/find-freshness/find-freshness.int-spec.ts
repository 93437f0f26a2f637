import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type InsertRow } from '@docket/clickhouse';
import { EVENTS_TOPIC } from '@docket/events';
import { type RunningService, runningService } from '../../test/running-service.js';

const SECOND = 1_000;

interface Freshness {
  complete_up_to: string | null;
  as_of: string | null;
  events: number;
  lag_p50_ms: number | null;
  lag_p99_ms: number | null;
}

describe('up to when the log is complete', () => {
  let service: RunningService;
  let key: string;
  beforeAll(async () => {
    service = await runningService('freshness');
    key = await service.key('mine');
  });
  afterAll(async () => {
    await service.stop();
  });

  const now = Date.now();
  const looked = (at: number, partition: number, completeTo: number, [next, high] = [5, 5], epoch = 1): InsertRow => ({
    topic: EVENTS_TOPIC,
    ...{ epoch, partition, next, high },
    at: new Date(at),
    complete_to: new Date(completeTo),
  });
  const write = async (...rows: InsertRow[]): Promise<void> => {
    await service.writer.insertRows('ingest_progress', rows);
    // Answers are remembered for a second.
    await new Promise((resolve) => setTimeout(resolve, 1_050));
  };
  const read = async () => {
    const { body, headers } = await service.get<Freshness>(key, '/v1/freshness');
    expect(body.complete_up_to).toBe(headers.get('docket-complete-up-to'));
    return body;
  };

  it('is not known before anybody has looked, and reads are answered without', async () => {
    expect(await read()).toEqual({ complete_up_to: null, as_of: null, events: 0, lag_p50_ms: null, lag_p99_ms: null });
    const { status, headers } = await service.get(key, '/v1/events');
    expect([status, headers.has('docket-complete-up-to')]).toEqual([200, false]);
  });

  it('is that of the partition that is furthest behind, and every read says it', async () => {
    await write(
      looked(now - 60 * SECOND, 0, now - 61 * SECOND),
      looked(now - 60 * SECOND, 1, now - 61 * SECOND),
      looked(now - 10 * SECOND, 0, now - 11 * SECOND),
      looked(now - 10 * SECOND, 1, now - 40 * SECOND, [7, 9]),
    );
    const expected = new Date(now - 40 * SECOND).toISOString();
    expect(await read()).toMatchObject({
      complete_up_to: expected,
      as_of: new Date(now - 10 * SECOND).toISOString(),
    });
    const { headers } = await service.get(key, '/v1/events');
    expect(headers.get('docket-complete-up-to')).toBe(expected);
  });

  it('does not go back when it is not known for a moment, and tells the lag partition by partition', async () => {
    await write(looked(now - 5 * SECOND, 1, 0, [7, 12]));
    const auditor = await service.key('docket', ['auditor']);
    const { body } = await service.get(auditor, '/v1/lag', { minutes: '5' });
    expect(body).toMatchObject({
      topic: EVENTS_TOPIC,
      partitions: [
        { partition: 0, next: 5, high: 5, behind: 0 },
        { partition: 1, next: 7, high: 12, behind: 5, complete_up_to: new Date(now - 40 * SECOND).toISOString() },
      ],
      history: expect.arrayContaining([expect.objectContaining({ behind: 5 })]),
    });
    expect((await service.get(await service.key('mine', ['analyst']), '/v1/lag')).status).toBe(403);
  });

  it('is not known of a new incarnation of the topic until all of it was looked at', async () => {
    await write(looked(now - SECOND, 0, 0, [0, 3], 2), looked(now - SECOND, 1, now - 2 * SECOND, [0, 0], 2));
    expect(await read()).toMatchObject({ complete_up_to: null });
  });

  it('measures the lag by the events of the tenant alone', async () => {
    const at = (tenant_id: string, n: number, lagMs: number) => ({
      tenant_id,
      occurred_at: new Date(now - 60 * SECOND),
      appended_at: new Date(now - 60 * SECOND),
      ingested_at: new Date(now - 60 * SECOND + lagMs),
      kafka_partition: 0,
      kafka_offset: n,
    });
    await service.store([
      ...Array.from({ length: 100 }, (_, n) => at('mine', n, n)),
      at('theirs', 1_000, 50_000),
      { ...at('mine', 2_000, 90_000), occurred_at: new Date(now - 7_200 * SECOND) },
    ]);
    expect(await read()).toMatchObject({ events: 100, lag_p50_ms: 50, lag_p99_ms: 99 });
  });
});
