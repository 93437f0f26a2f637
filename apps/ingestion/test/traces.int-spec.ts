import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectProducer } from '@docket/kafka';
import { createLogger, inSpan, startTraces, type Traces } from '@docket/telemetry';
import { eventually, freePort, type ReceivedSpan, SpanReceiver } from '@docket/testing';
import { defineQuery, rowType } from '@docket/clickhouse';
import { z } from 'zod';
import { end, Installation } from './installation.js';

const ACTOR = { type: 'AGENT', id: 'a-1' } as const;

const traceIdsQuery = defineQuery({
  name: 'test.trace_ids',
  sql: 'SELECT trace_id, kafka_offset FROM audit_events ORDER BY kafka_offset',
  params: z.object({}),
  row: z.object({ trace_id: z.string(), kafka_offset: rowType.int64 }),
});

describe('traces of ingestion', () => {
  let at: Installation;
  let receiver: SpanReceiver;
  let traces: Traces;
  beforeAll(async () => {
    receiver = await SpanReceiver.listen();
    at = await Installation.create({ partitions: 1 });
    const log = createLogger({ service: 'helpdesk', level: 'silent' });
    const started = await startTraces({ url: receiver.url, ratio: 1 }, { name: 'helpdesk', log });
    if (!started) throw new Error('traces are off');
    traces = started;
  });
  afterAll(async () => {
    await at.remove();
    await receiver.close();
  });

  it('lead from the request that caused an event to the batch that stored it', async () => {
    const child = await at.startIngestion({ DOCKET_TRACES_URL: receiver.url });
    const audit = await at.connect({ lingerMs: 50 });
    const emit = (name: string) => audit.emit('ticket.other', { actor: ACTOR, ticket_id: 'T-1', details: { name } });
    const requests = ['close ticket', 'merge tickets'];
    const receipts = await Promise.all(
      requests.map((name) => inSpan(traces.tracer, { name }, () => Promise.all([emit('x'), emit('y')]))),
    );
    const raw = await connectProducer(at.kafka, { clientId: 'test' });
    await raw.send(at.topics.events, [{ key: 'k', value: Buffer.from('no event') }]);
    await raw.close();
    await eventually('all is decided', async () => {
      const rows = await at.number('SELECT count() FROM audit_events');
      return rows === 4 && (await at.number('SELECT count() FROM audit_rejections')) === 1;
    });
    await audit.close();
    await traces.shutdown();
    expect(await end(child, 'SIGTERM')).toBe(0);

    const roots = requests.flatMap((name) => receiver.named(name));
    expect(roots).toHaveLength(2);
    const sent = roots.flatMap((root) => receiver.childrenOf(root));
    expect(sent.map(({ name, service }) => [name, service])).toEqual(
      Array.from({ length: 4 }, () => [`send ${at.topics.events}`, 'helpdesk']),
    );
    const batches = receiver.named('ingest batch');
    expect(new Set(batches.map(({ service }) => service))).toEqual(new Set(['docket-ingestion']));
    const linked = new Set(batches.flatMap(({ links }) => links.map(({ traceId, spanId }) => `${traceId} ${spanId}`)));
    for (const root of roots) {
      // One link per trace: to one of the two spans in which its events were sent.
      const spans = receiver.childrenOf(root).map(({ traceId, spanId }) => `${traceId} ${spanId}`);
      expect(spans.filter((one) => linked.has(one))).toHaveLength(1);
    }
    const stored = await at.writer.query(traceIdsQuery, {});
    const offsets = receipts.flatMap((of, index) => of.map(({ offset }) => [Number(offset), roots[index]?.traceId]));
    expect(stored.map(({ trace_id, kafka_offset }) => [kafka_offset, trace_id])).toEqual(
      offsets.sort(([a], [b]) => Number(a) - Number(b)),
    );
    checkBatches(batches);
  });

  /** Every batch has its steps below it, with their places; together they cover the topic. */
  function checkBatches(batches: ReceivedSpan[]): void {
    const covered: number[] = [];
    for (const batch of batches) {
      const first = Number(batch.attributes['docket.offset.first']);
      const last = Number(batch.attributes['docket.offset.last']);
      for (let offset = first; offset <= last; offset += 1) covered.push(offset);
      const place = {
        'messaging.destination.name': at.topics.events,
        'messaging.destination.partition.id': '0',
        'docket.offset.first': first,
        'docket.offset.last': last,
      };
      const steps = new Map(receiver.childrenOf(batch).map((step) => [step.name, step.attributes]));
      expect([...steps.keys()].slice(0, 2)).toEqual(['decide', 'intend']);
      expect(steps.get('intend')).toMatchObject(place);
      const { 'docket.batch.stored': rows, 'docket.batch.rejected': rejected } = batch.attributes;
      if (Number(rows) > 0) {
        expect(steps.get('write events')).toMatchObject({ ...place, 'db.operation.batch.size': rows });
      }
      if (Number(rejected) > 0) {
        expect(steps.get('write rejections')).toMatchObject({ ...place, 'db.operation.batch.size': rejected });
        expect(steps.has('publish rejections')).toBe(true);
      }
    }
    expect(covered.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4]);
    const [opening] = receiver.named('ingest open');
    if (!opening) throw new Error('the opening of the partition was not told');
    const steps = receiver.childrenOf(opening).map(({ name }) => name);
    expect(steps).toEqual(['take fence', 'drain', 'read ledger', 'recent ids']);
  }

  it('go on within ClickHouse', async () => {
    const [write] = receiver.named('write events');
    if (!write) throw new Error('no write was told');
    await at.writer.command('SYSTEM FLUSH LOGS', { inDatabase: false });
    const below = `SELECT count() FROM system.opentelemetry_span_log WHERE lower(hex(trace_id)) = '${write.traceId}'
      AND lower(hex(parent_span_id)) = '${write.spanId}'`;
    expect(await at.number(below)).toBeGreaterThan(0);
  });

  it('are lost without disturbing delivery when the collector is away', async () => {
    const nobody = `http://127.0.0.1:${await freePort()}`;
    const before = await at.number('SELECT count() FROM audit_events');
    const child = await at.startIngestion({ DOCKET_TRACES_URL: nobody });
    const audit = await at.connect();
    await Promise.all(
      Array.from({ length: 2_000 }, (_, index) =>
        audit.emit('ticket.other', { actor: ACTOR, ticket_id: `T-${index}`, details: { name: 'x' } }),
      ),
    );
    await audit.close();
    await eventually(
      'all is stored',
      async () => (await at.number('SELECT count() FROM audit_events')) === before + 2_000,
    );
    const started = performance.now();
    expect(await end(child, 'SIGTERM')).toBe(0);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(at.said(child)).toContain('the last traces could not be delivered');
  });
});
