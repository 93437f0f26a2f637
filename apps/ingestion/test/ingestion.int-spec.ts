import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { derivedEventId } from '@docket/events';
import { type Audit, type InKafka } from '@docket/sdk';
import { eventually } from '@docket/testing';
import { end, Installation } from './installation.js';

const ADA = { type: 'AGENT', id: 'a-1', name: 'Ada' } as const;

function emitMany(audit: Audit<InKafka>, from: number, count: number, redelivery = false): Promise<unknown> {
  return Promise.all(
    Array.from({ length: count }, (_, index) =>
      audit.emit(
        'ticket.status_changed',
        {
          event_id: derivedEventId('test', String(from + index)),
          occurred_at: Date.UTC(2026, 0, 1) + (from + index) * 1000,
          actor: ADA,
          ticket_id: `T-${(from + index) % 50}`,
          details: { from: 'New', to: 'Open', to_category: 'OPEN' },
        },
        { redelivery },
      ),
    ),
  );
}

describe('ingestion', () => {
  let at: Installation;
  let audit: Audit<InKafka>;

  beforeAll(async () => {
    at = await Installation.create({ partitions: 4 });
    audit = await at.connect();
  });
  afterAll(async () => {
    await audit.close();
    await at.remove();
  });

  const stored = (): Promise<number> => at.number('SELECT count() FROM audit_events');
  const reached = (count: number): Promise<true> =>
    eventually(`${count} events are stored`, async () => ((await stored()) >= count ? true : undefined));

  it('stores what was published, once, in its columns', async () => {
    const child = await at.startIngestion();
    await emitMany(audit, 0, 5_000);
    await reached(5_000);
    expect(await stored()).toBe(5_000);
    expect(await at.number('SELECT uniqExact(event_id) FROM audit_events')).toBe(5_000);
    expect(
      await at.number(
        "SELECT count() FROM audit_events WHERE action = 'ticket.status_changed' AND actor_name = 'Ada' AND details['to'] = 'Open' AND department = ''",
      ),
    ).toBe(5_000);
    expect(await end(child, 'SIGTERM')).toBe(0);
  });

  it('stores nothing twice when everything is sent again as redelivery, also after a restart', async () => {
    const child = await at.startIngestion();
    await emitMany(audit, 0, 5_000, true);
    await emitMany(audit, 5_000, 100);
    await reached(5_100);
    await eventually('duplicates are in the ledger', async () =>
      (await at.number('SELECT sum(duplicates) FROM ingest_ledger')) >= 5_000 ? true : undefined,
    );
    expect(await stored()).toBe(5_100);
    await end(child, 'SIGTERM');
  });

  it('misses nothing and doubles nothing when it is killed again and again', async () => {
    const publishing = emitMany(audit, 10_000, 40_000);
    for (let round = 0; round < 6; round += 1) {
      const child = await at.startIngestion({ DOCKET_INGEST_BATCH_ROWS: '500', DOCKET_INGEST_SESSION_MS: '6000' });
      await new Promise((resolve) => setTimeout(resolve, 400 + round * 300));
      await end(child, 'SIGKILL');
    }
    await publishing;
    const child = await at.startIngestion({ DOCKET_INGEST_SESSION_MS: '6000' });
    await reached(45_100);
    await end(child, 'SIGTERM');
    expect(await stored()).toBe(45_100);
    expect(await at.number('SELECT uniqExact(kafka_partition, kafka_offset) FROM audit_events')).toBe(45_100);
  });
});
