import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LedgerStore } from '@docket/ledger';
import { type Audit, type InKafka } from '@docket/sdk';
import { eventually } from '@docket/testing';
import { end, Installation } from './installation.js';

describe('ingestion of a topic that was made anew', () => {
  let at: Installation;
  beforeEach(async () => {
    at = await Installation.create({ partitions: 1 });
  });
  afterEach(() => at.remove());

  /** Publishes to the topic as it is now: a producer that knew the former one would ask for its end. */
  async function publish(count: number): Promise<void> {
    const audit: Audit<InKafka> = await at.connect();
    const event = { actor: { type: 'AGENT', id: 'a-1' }, ticket_id: 'T-1', details: { name: 'opened' } } as const;
    await Promise.all(Array.from({ length: count }, () => audit.emit('ticket.other', event)));
    await audit.close();
  }

  const stored = (epoch: number): Promise<number> =>
    at.number(`SELECT uniqExact(event_id) FROM audit_events WHERE epoch = ${epoch}`);
  const reached = (epoch: number, count: number): Promise<true> =>
    eventually(`${count} events of epoch ${epoch} are stored`, async () => (await stored(epoch)) >= count);

  /** As `docket ingest new-epoch` does it. */
  async function beginEpoch(): Promise<void> {
    const store = new LedgerStore(at.writer);
    await store.beginEpoch(at.topics.events, 2, 'test');
    await store.takeFence({ topic: at.topics.events, epoch: 1, partition: 0 }, 'operator');
  }

  it('stops where the topic has outgrown what was ingested, loses nothing, and goes on with the next epoch', async () => {
    const first = await at.startIngestion();
    await publish(20);
    await reached(1, 20);
    await end(first, 'SIGTERM');
    await at.remakeEvents(1);
    await publish(50);

    const second = await at.startIngestion({ DOCKET_INGEST_LOOK_AGAIN_MS: '500' });
    const stopped = await eventually('the partition has stopped', () => {
      const line = /partition stopped.*|.*partition stopped/.exec(at.said(second))?.[0];
      return line?.includes('docket ingest new-epoch') ? line : undefined;
    });
    expect(stopped).toContain('the record at offset 19 is not the one that was ingested');
    expect(stopped).toContain('offsets 0 to 19 were never ingested');
    expect(await at.number('SELECT count() FROM audit_events')).toBe(20);

    await beginEpoch();
    await reached(2, 50);
    expect(await at.number('SELECT count() FROM audit_events WHERE epoch = 2')).toBe(50);
    expect(await stored(1)).toBe(20);
    await eventually('it is ready', async () => {
      const answer = await fetch(`${at.operationsUrl(second)}/health/ready`);
      return answer.status === 200;
    });
    expect(await end(second, 'SIGTERM')).toBe(0);
  });

  it('notices that the topic is made anew while it reads, and does not go on in the middle of it', async () => {
    const child = await at.startIngestion({ DOCKET_INGEST_LOOK_AGAIN_MS: '500' });
    await publish(20);
    await reached(1, 20);
    await at.remakeEvents(1);
    await publish(50);
    await eventually('the partition has stopped', () => at.said(child).includes('docket ingest new-epoch'));
    expect(await at.number('SELECT count() FROM audit_events')).toBe(20);
    await beginEpoch();
    await reached(2, 50);
    expect(await stored(1)).toBe(20);
  });
});
