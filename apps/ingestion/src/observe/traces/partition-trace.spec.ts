import { type FormedBatch, HeldRecords } from '@docket/batch';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { SpanStatusCode } from '@opentelemetry/api';
import { EventBlock } from '@docket/avro';
import { InMemorySpanExporter, type ReadableSpan, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { PartitionTrace } from './partition-trace.js';

const place = { topic: 't', epoch: 1, partition: 3 };
const nothing = new HeldRecords().span(0);
const fence = { number: 4, owner: 'o' };

const batch: FormedBatch = {
  first: 10,
  last: 19,
  fates: [],
  block: new EventBlock(),
  accepted: 7,
  rejected: [],
  rejectedCount: 2,
  duplicates: 1,
  digest: 'd',
  bytes: 100,
  hours: new Set(),
  months: 1,
};
const row = {
  first: 10,
  last: 19,
  fates: [],
  accepted: 7,
  rejected: 2,
  duplicates: 1,
  digest: 'd',
  lastRecord: 'm',
  owner: 'o',
  at: 1,
};

describe('PartitionTrace', () => {
  const exporter = new InMemorySpanExporter();
  const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
  let trace: PartitionTrace;
  beforeEach(() => {
    exporter.reset();
    trace = new PartitionTrace(provider.getTracer('test'), place, 'g');
  });

  const step = (name: string) => trace.step(name, {}, () => Promise.resolve());
  const failing = (name: string) =>
    trace.step(name, {}, () => Promise.reject(new Error('down'))).catch(() => undefined);
  const spans = () => exporter.getFinishedSpans();
  const named = (name: string) => spans().filter((span) => span.name === name);
  const below = (parent: ReadableSpan | undefined) =>
    spans().filter((span) => span.parentSpanContext?.spanId === parent?.spanContext().spanId);

  it('makes one trace of an opening, failed attempts and recovery included', async () => {
    trace.opening();
    await failing('take fence');
    trace.retrying(place, 'take fence', new Error('down'), 0);
    trace.opening();
    await step('take fence');
    await step('write events');
    trace.written(place, batch);
    trace.recovered(place, row);
    trace.opened(place, fence, 20);
    const [opening, ...others] = named('ingest open');
    expect(others).toEqual([]);
    expect(below(opening).map(({ name }) => name)).toEqual(['take fence', 'take fence', 'write events']);
    expect(below(opening)[0]?.status).toMatchObject({ code: SpanStatusCode.ERROR, message: 'Error: down' });
    expect(opening?.events.map(({ name }) => name)).toEqual(['retry', 'recovered']);
    expect(opening?.attributes).toMatchObject({ 'docket.fence': 4, 'docket.offset.next': 20 });
    expect(opening?.status.code).toBe(SpanStatusCode.UNSET);
  });

  it('makes a trace of each batch, also of one that is decided twice', async () => {
    for (let round = 0; round < 2; round += 1) {
      trace.deciding(nothing);
      await failing('decide');
      trace.deciding(nothing);
      await step('decide');
      trace.written(place, batch);
      await step('close');
    }
    const batches = named('ingest batch');
    expect(new Set(batches.map((span) => span.spanContext().traceId)).size).toBe(2);
    for (const span of batches) expect(below(span)).toHaveLength(2);
    expect(batches[0]?.attributes).toMatchObject({
      'messaging.destination.partition.id': '3',
      'messaging.batch.message_count': 10,
      'docket.batch.stored': 7,
      'docket.offset.first': 10,
      'docket.offset.last': 19,
    });
    expect(named('close')).toEqual([]);
  });

  it('says of what was given up why it was', () => {
    trace.deciding(nothing);
    trace.fenceLost();
    trace.deciding(nothing);
    trace.opening();
    trace.stopped(place, new Error('a gap'));
    const messages = spans().map(({ name, status }) => [name, status.code, status.message]);
    expect(messages).toEqual([
      ['ingest batch', SpanStatusCode.ERROR, 'Error: the partition was taken over'],
      ['ingest batch', SpanStatusCode.ERROR, 'Error: given up: the partition is opened anew'],
      ['ingest open', SpanStatusCode.ERROR, 'Error: a gap'],
    ]);
  });
});
