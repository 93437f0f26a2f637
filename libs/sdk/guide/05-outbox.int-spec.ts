/*
 * # 5. A change in a database, and its record: the outbox
 *
 * When the truth is in PostgreSQL, write the event in the transaction that changes it: it is in the audit log if and only if that commits.
 * A relay brings it to Kafka. More in docs/outbox.md.
 */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { TestPostgres } from '@docket/testing';
import { Place } from '../test/outbox/place.js';

let postgres: TestPostgres;
let at: Place;
beforeAll(async () => {
  postgres = await TestPostgres.start();
  at = await Place.create(postgres);
});
afterAll(async () => {
  await at.remove();
  await postgres.stop();
});

it('tells what was committed, and nothing of what was rolled back', async () => {
  const outbox = at.outbox();
  at.relay();
  const actor = { type: 'AGENT', id: 'agent-7' } as const;

  await at.transaction(async (client) => {
    // UPDATE tickets SET … and, in the same transaction:
    await outbox.write(client, 'ticket.other', { actor, ticket_id: 'T-1', details: { name: 'committed' } });
  });
  const rolledBack = at.transaction(async (client) => {
    await outbox.write(client, 'ticket.other', { actor, ticket_id: 'T-1', details: { name: 'rolled back' } });
    throw new Error('somebody else was faster');
  });
  await expect(rolledBack).rejects.toThrow();
  await at.drained();

  expect((await at.sent()).map(({ name }) => name)).toEqual(['committed']);
});
