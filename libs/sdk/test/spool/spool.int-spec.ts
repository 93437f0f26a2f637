import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ACTION_SCHEMAS } from '@docket/events';
import { TestTopic } from '@docket/test-topic';
import { eventually, testStack } from '@docket/testing';
import { type Audit, connect, type ConnectOptions, SpoolFullError, SpoolUnusableError } from '../../src/index.js';
import { Gate } from './gate.js';

const EMITTING = path.join(import.meta.dirname, 'emitting.mjs');
const actor = { type: 'AGENT', id: 'a-1' } as const;

interface OtherEvent {
  readonly name: string;
  readonly envelope: { readonly ticket_id: string; readonly producer: { readonly sequence: number } };
  readonly isRedelivery: boolean;
}

interface Told {
  readonly name: string;
  readonly state: string;
}

describe('a client with a spool, on a real broker', () => {
  const { brokers, registryUrl } = testStack();
  const broker = Number(brokers[0]?.split(':')[1]);
  const gate = new Gate(broker);
  let topic: TestTopic;
  let directory: string;
  const open: Audit[] = [];

  beforeAll(async () => {
    await gate.start();
  });
  afterAll(() => {
    gate.stop();
  });
  beforeEach(async () => {
    gate.open();
    directory = await mkdtemp(path.join(tmpdir(), 'docket-spool-'));
    topic = await TestTopic.create([ACTION_SCHEMAS['ticket.other']], { partitions: 3 });
  });
  afterEach(async () => {
    gate.open();
    for (const audit of open.splice(0)) await audit.close({ withinMs: 100 });
    await rm(directory, { recursive: true, force: true });
    await topic.remove();
  });

  const options = (): ConnectOptions & { delivery?: 'durable' } => ({
    ...topic.where,
    service: 'test',
    tenantId: 't1',
    spool: { directory, slowMs: 300 },
  });

  async function connected(more: Partial<ConnectOptions> = {}): Promise<Audit> {
    const audit = await connect({ ...options(), ...more });
    open.push(audit);
    return audit;
  }

  const emit = (audit: Audit, name: string, ticket = 'T-1') =>
    audit.emit('ticket.other', { actor, ticket_id: ticket, details: { name } });

  /** What the topic has, in the order of each partition. */
  async function inTopic(): Promise<{ name: string; ticket: string; sequence: number; isMarked: boolean }[]> {
    const events = (await topic.events()) as unknown as readonly OtherEvent[];
    return events.map(({ name, envelope: { ticket_id: ticket, producer }, isRedelivery: isMarked }) => {
      return { name, ticket, sequence: producer.sequence, isMarked };
    });
  }

  /** What ingestion makes of it: what is not marked, and what is marked and was not there before. */
  async function stored(ticket?: string): Promise<string[]> {
    const names: string[] = [];
    for (const { name, ticket: of, isMarked } of await inTopic()) {
      if (ticket !== undefined && of !== ticket) continue;
      if (!names.includes(name)) names.push(name);
      else expect(isMarked).toBe(true);
    }
    return names;
  }

  function service(plan: object, isBehindGate = true): { child: ChildProcess; told: Told[] } {
    const told: Told[] = [];
    const ports = isBehindGate ? { broker, gate: gate.port } : {};
    const env = { ...process.env, PLAN: JSON.stringify({ options: options(), ...ports, ...plan }) };
    const child = fork(EMITTING, { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child.on('message', (message) => told.push(message as Told));
    return { child, told };
  }

  it.each(['shut', 'silence'] as const)(
    'promises events while Kafka is away (%s), and sends them in order when it is back',
    async (how) => {
      const audit = await connected();
      expect(await emit(audit, '0')).toMatchObject({ state: 'kafka' });
      gate[how]();
      const receipts = await Promise.all(['1', '2', '3'].map((name) => emit(audit, name)));
      expect(receipts.map(({ state }) => state)).toEqual(['spooled', 'spooled', 'spooled']);
      expect(audit.health()).toMatchObject({ state: 'spooling', counts: { emitted: 4, spooled: 3 } });
      gate.open();
      expect(await emit(audit, '4')).toMatchObject({ state: 'spooled' });
      await audit.drained();
      expect(await emit(audit, '5')).toMatchObject({ state: 'kafka' });
      expect(await stored()).toEqual(['0', '1', '2', '3', '4', '5']);
      expect(audit.health()).toMatchObject({ state: 'direct', spool: { bytes: 0 } });
    },
    60_000,
  );

  it('keeps every promise of a process that is killed, and what was being written is cut', async () => {
    await (await connected()).close();
    gate.shut();
    const { child, told } = service({ prefix: 'K', count: 100_000 });
    await eventually('events are promised', () => told.length > 500);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(new Set(told.map(({ state }) => state))).toEqual(new Set(['spooled']));
    gate.open();
    const audit = await connected();
    const after = emit(audit, 'after', 'K');
    await audit.drained();
    await after;
    const names = await stored('K');
    expect(names.at(-1)).toBe('after');
    expect(names.slice(0, -1)).toEqual(names.slice(0, -1).map((_, index) => `K-${index}`));
    const missing = told.filter(({ name }) => !names.includes(name));
    expect(missing).toEqual([]);
  }, 60_000);

  it('is shared by the workers of a cluster', async () => {
    const { child, told } = service({ prefix: 'C', count: 200, workers: 3 });
    await eventually('workers emit', () => told.length > 60);
    gate.shut();
    await eventually('workers spool', () => told.some(({ state }) => state === 'spooled'));
    gate.open();
    await once(child, 'exit');
    expect(told).toHaveLength(600);
    const last = await connected();
    await last.drained();
    for (const worker of ['Cw0', 'Cw1', 'Cw2']) {
      expect(await stored(worker)).toEqual(Array.from({ length: 200 }, (_, index) => `${worker}-${index}`));
    }
    await last.close();
    expect((await readdir(directory)).filter((name) => name.startsWith('log-'))).toEqual([]);
  }, 60_000);

  it('begins while Kafka and the registry are away, once it has been connected before', async () => {
    await (await connected()).close();
    gate.shut();
    const away = { ...options().registry, url: 'http://127.0.0.1:1' };
    await expect(connected({ registry: away })).rejects.toThrow(/registry/i);
    const known = path.join(directory, 'schema-ids.json');
    const { readFile, writeFile } = await import('node:fs/promises');
    await writeFile(known, (await readFile(known, 'utf8')).replaceAll(registryUrl, away.url));
    const audit = await connected({ registry: away });
    expect(await emit(audit, '0')).toMatchObject({ state: 'spooled' });
    gate.open();
    await audit.drained();
    expect(await stored()).toEqual(['0']);
  }, 60_000);

  it('tells callers when it is full, and drops, counts and leaves gaps for what is published at best effort', async () => {
    const audit = await connected({ spool: { directory, slowMs: 100, maxBytes: 5_000 }, maxBufferedBytes: 3_000 });
    gate.shut();
    const refused = await Promise.allSettled(Array.from({ length: 40 }, (_, index) => emit(audit, `d-${index}`)));
    const taken = refused.filter(({ status }) => status === 'fulfilled').length;
    expect(taken).toBeGreaterThan(0);
    expect(taken).toBeLessThan(40);
    const reasons = refused.flatMap((one): unknown[] => (one.status === 'rejected' ? [one.reason] : []));
    expect(reasons.some((reason) => reason instanceof SpoolFullError)).toBe(true);
    for (const reason of reasons) expect(reason).toHaveProperty('verdict', 'retry');
    const input = { actor, ticket_id: 'T-1', details: { name: 'b' } };
    const receipts = [];
    for (let index = 0; index < 30; index += 1) {
      receipts.push(await audit.emit('ticket.other', input, { delivery: 'best-effort' }));
    }
    receipts.push(
      await audit.emit('ticket.other', { ...input, actor: { type: 'AGENT', id: '' } }, { delivery: 'best-effort' }),
    );
    const dropped = receipts.filter(({ state }) => state === 'dropped').length;
    const counts = audit.health().counts.dropped;
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(dropped);
    expect(counts.invalid).toBe(1);
    gate.open();
    await audit.drained();
    expect(await emit(audit, 'last')).toMatchObject({ state: 'kafka' });
    const records = await inTopic();
    const sequences = new Set(records.map(({ sequence }) => sequence));
    expect(Math.max(...sequences) + 1 - sequences.size).toBe(dropped - counts.invalid);
    expect(sequences.size).toBe(taken + 31 - dropped + 1);
  }, 60_000);

  it('leaves to the next what it could not send before it was closed', async () => {
    const audit = await connected();
    gate.silence();
    const waiting = emit(audit, '0');
    await audit.close({ withinMs: 50 });
    expect(await waiting).toMatchObject({ state: 'spooled' });
    gate.open();
    const next = await connected();
    await next.drained();
    expect(await stored()).toEqual(['0']);
  }, 60_000);

  it('says at once when its directory cannot be used', async () => {
    await expect(connected({ spool: { directory: path.join(import.meta.filename, 'spool') } })).rejects.toBeInstanceOf(
      SpoolUnusableError,
    );
  });
});
