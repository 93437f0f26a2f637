import { type ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LedgerStore } from '@docket/ledger';
import { type Audit, type InKafka } from '@docket/sdk';
import { eventually } from '@docket/testing';
import { ProgressRecorder } from '../src/ops/progress/progress-recorder.js';
import { end, Installation } from './installation.js';

const SILENT = { warn: () => undefined };

describe('progress of ingestion', () => {
  let at: Installation;
  let audit: Audit<InKafka>;
  let recorder: ProgressRecorder;
  let ingestion: ChildProcess;
  beforeAll(async () => {
    at = await Installation.create({ partitions: 2 });
    audit = await at.connect();
    const { admin, writer, topics } = at;
    const sources = { topic: topics.events, admin, store: new LedgerStore(writer), reader: writer };
    recorder = new ProgressRecorder(sources, SILENT);
  });
  afterAll(async () => {
    await audit.close();
    await at.remove();
  });

  const emit = (ticket: string) =>
    audit.emit('ticket.note_added', {
      actor: { type: 'AGENT', id: 'a' },
      ticket_id: ticket,
      details: { note_id: 'n', length: 1 },
    });
  const tickets = Array.from({ length: 20 }, (_, n) => `T-${n}`);

  it('knows of nothing that is complete before anything was ingested of what there is', async () => {
    const [first] = await Promise.all(tickets.map(emit));
    const found = await recorder.look();
    const of = found.find(({ partition }) => partition === first?.partition);
    expect(of).toMatchObject({ epoch: 1, next: 0, completeTo: undefined });
    expect(of?.high).toBeGreaterThan(0);
  });

  it('is complete up to about now when all is written', async () => {
    ingestion = await at.startIngestion();
    await eventually('all is written', async () => (await recorder.look()).every(({ next, high }) => next === high));
    const now = Date.now();
    const found = await recorder.look();
    expect(found).toHaveLength(2);
    for (const { completeTo } of found) expect(completeTo).toBeGreaterThan(now - 1_500);
    const rows = await at.number(
      `SELECT count() FROM ingest_progress WHERE high = next AND complete_to > now64(3) - INTERVAL 1 MINUTE`,
    );
    expect(rows).toBeGreaterThanOrEqual(2);
  });

  it('stays at what is written while ingestion is away', async () => {
    await end(ingestion, 'SIGKILL');
    const before = Date.now();
    const { partition } = await emit('T-late');
    const of = (await recorder.look()).find((one) => one.partition === partition);
    expect(of).toMatchObject({ high: (of?.next ?? 0) + 1 });
    expect(of?.completeTo).toBeLessThan(before);
    expect(of?.completeTo).toBeGreaterThan(before - 300_000);
  });
});
