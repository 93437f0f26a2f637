import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { context, createTraceState, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { inspectValue, SchemaRegistry } from '@docket/avro';
import { ACTION_SCHEMAS, fullNameOf, subjectOf } from '@docket/events';
import { connectAdmin, type IncomingRecord, type TopicAdmin, topicConsumer, type TopicConsumer } from '@docket/kafka';
import { eventually, testStack, uniqueName } from '@docket/testing';
import { type Audit, connect, type InKafka, InvalidEventError } from '../src/index.js';
import { loadTracing } from '../src/opentelemetry.js';

const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN_ID = '00f067aa0ba902b7';
const other = { actor: { type: 'AGENT', id: 'a-1' }, ticket_id: 'T-1', details: { name: 'x' } } as const;

/** The request a service works on when it emits. */
const request = trace.setSpanContext(ROOT_CONTEXT, {
  traceId: TRACE_ID,
  spanId: SPAN_ID,
  traceFlags: 1,
  isRemote: true,
  traceState: createTraceState('vendor=1'),
});

// The tests of this block build on each other: what a process registers with OpenTelemetry stays registered.
describe('events within traces', () => {
  const topic = uniqueName('traced');
  const { brokers, registryUrl } = testStack();
  const options = { kafka: { brokers }, registry: { url: registryUrl }, service: 'test', tenantId: 't1', topic };
  const exporter = new InMemorySpanExporter();
  const records: IncomingRecord[] = [];
  let admin: TopicAdmin;
  let registry: SchemaRegistry;
  let consumer: TopicConsumer;
  let audit: Audit<InKafka>;

  beforeAll(async () => {
    admin = await connectAdmin({ brokers }, { clientId: 'test' });
    await admin.create({ name: topic, partitions: 1, replicationFactor: 1, config: {} });
    registry = new SchemaRegistry({ url: registryUrl });
    const schema = ACTION_SCHEMAS['ticket.other'];
    await registry.register(subjectOf(topic, fullNameOf(schema)), schema);
    audit = await connect(options);
    consumer = topicConsumer({ brokers }, { clientId: 'test', topic, group: uniqueName('group') });
    await consumer.start({
      assigned: () => undefined,
      fetched: (batch) => records.push(...batch.records),
      crashed: () => undefined,
    });
  });
  afterAll(async () => {
    trace.disable();
    context.disable();
    await audit.close();
    await consumer.stop();
    await admin.remove(topic);
    await admin.close();
    registry.close();
  });

  /** What the topic has of an event: its headers as text, and the envelope's trace id. */
  async function published(eventId: string): Promise<{ headers: Record<string, string>; traceId: unknown }> {
    return eventually('the event in the topic', () => {
      for (const { value, headers } of records) {
        const event = inspectValue(ACTION_SCHEMAS['ticket.other'], value ?? Buffer.alloc(0)).value as {
          envelope: Record<string, unknown>;
        };
        if (event.envelope['event_id'] !== eventId) continue;
        const texts = Object.entries(headers ?? {}).map(([name, text]) => [name, String(text)]);
        return { headers: Object.fromEntries(texts) as Record<string, string>, traceId: event.envelope['trace_id'] };
      }
      return undefined;
    });
  }

  it('goes without any where nothing is registered, or the API is not installed', async () => {
    const { event_id } = await context.with(request, () => audit.emit('ticket.other', other));
    expect(await published(event_id)).toEqual({ headers: {}, traceId: null });
    const script = path.join(import.meta.dirname, 'emit-without-opentelemetry.mjs');
    const { stdout } = await promisify(execFile)(process.execPath, [script, JSON.stringify(options)]);
    expect(await published(stdout)).toEqual({ headers: {}, traceId: null });
  });

  it('passes the active context on, also without a tracer provider', async () => {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    const { event_id } = await context.with(request, () => audit.emit('ticket.other', other, { redelivery: true }));
    expect(await published(event_id)).toEqual({
      headers: { 'docket-redelivery': '1', traceparent: `00-${TRACE_ID}-${SPAN_ID}-01`, tracestate: 'vendor=1' },
      traceId: TRACE_ID,
    });
    const outside = await audit.emit('ticket.other', other);
    expect(await published(outside.event_id)).toEqual({ headers: {}, traceId: null });
  });

  it('makes a producer span, says where the event landed, and lets the reader join it', async () => {
    trace.setGlobalTracerProvider(new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }));
    const receipt = await context.with(request, () => audit.emit('ticket.other', other));
    const [span] = exporter.getFinishedSpans();
    expect(span).toMatchObject({
      name: `send ${topic}`,
      kind: SpanKind.PRODUCER,
      parentSpanContext: { traceId: TRACE_ID, spanId: SPAN_ID },
      attributes: {
        'messaging.system': 'kafka',
        'messaging.operation.type': 'send',
        'messaging.destination.name': topic,
        'messaging.destination.partition.id': '0',
        'messaging.kafka.offset': Number(receipt.offset),
        'messaging.message.id': receipt.event_id,
        'docket.action': 'ticket.other',
      },
    });
    const { headers, traceId } = await published(receipt.event_id);
    expect(headers['traceparent']).toBe(`00-${TRACE_ID}-${span?.spanContext().spanId ?? ''}-01`);
    expect(traceId).toBe(TRACE_ID);
  });

  it('leaves a trace id alone that the caller gave', async () => {
    const given = { ...other, trace_id: 'ffffffffffffffffffffffffffffffff' };
    const { event_id } = await context.with(request, () => audit.emit('ticket.other', given));
    const { headers, traceId } = await published(event_id);
    expect(traceId).toBe(given.trace_id);
    expect(headers['traceparent']).toContain(TRACE_ID);
  });

  it('says in the span that an event was refused, and why', async () => {
    exporter.reset();
    const wrong = audit.emit('ticket.other', { ...other, actor: { type: 'AGENT', id: '' } });
    await expect(wrong).rejects.toBeInstanceOf(InvalidEventError);
    const [span] = exporter.getFinishedSpans();
    expect(span?.status.code).toBe(SpanStatusCode.ERROR);
    expect(span?.status.message).toContain('actor.id');
  });

  it('keeps requests to Kafka, which carry events of many traces, out of all of them', async () => {
    const tracing = await loadTracing(topic);
    const tracer = trace.getTracer('an instrumented driver');
    const recording = () => tracer.startSpan('produce').isRecording();
    expect(context.with(request, recording)).toBe(true);
    expect(context.with(request, () => tracing?.apart(recording))).toBe(false);
    expect(context.with(request, () => tracing?.apart(() => trace.getActiveSpan()))).toBeUndefined();
  });
});
