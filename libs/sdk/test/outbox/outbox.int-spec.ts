import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { derivedEventId } from '@docket/events';
import { type PostgresConnection } from '@docket/postgres';
import { eventually, TestPostgres } from '@docket/testing';
import { type Outbox, outboxSql, outboxStatus } from '../../src/outbox/index.js';
import { ADA, Place } from './place.js';

const other = (ticket: string, name = 'x') => ({ actor: ADA, ticket_id: ticket, details: { name } });

describe('an outbox in a real PostgreSQL', () => {
  let postgres: TestPostgres;
  let at: Place;
  let outbox: Outbox;

  beforeAll(async () => {
    postgres = await TestPostgres.start();
    at = await Place.create(postgres);
    outbox = at.outbox();
  });
  afterAll(async () => {
    await at.remove();
    await postgres.stop();
  });

  it('brings what was committed to Kafka once, and nothing of what was rolled back', async () => {
    const relay = at.relay();
    await at.transaction(async (client) => {
      const { state, event_id } = await outbox.write(client, 'ticket.other', other('T-1', 'committed'));
      expect([state, event_id]).toEqual(['outbox', expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)]);
    });
    await expect(
      at.transaction(async (client) => {
        await outbox.write(client, 'ticket.other', other('T-1', 'rolled back'));
        throw new Error('the ticket is locked');
      }),
    ).rejects.toThrow('the ticket is locked');
    await at.transaction(async (client) => {
      await outbox.write(client, 'ticket.other', other('T-2', 'later'));
    });
    await at.drained();
    const sent = await at.sent();
    expect(sent.map(({ name }) => name).sort()).toEqual(['committed', 'later']);
    expect(sent.filter(({ isRedelivery }) => isRedelivery)).toEqual([]);
    await at.stop(relay);
  });
});
