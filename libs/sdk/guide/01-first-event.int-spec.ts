/*
 * # 1. A first event
 *
 * `connect` looks up the schemas and connects to Kafka. `emit` takes an action of the contract, who did it, to which ticket, and the
 * action's own fields as `details`; an editor completes all of them. It resolves when all in-sync replicas have the event, and says
 * where it is. What is left out is filled in: an id, the time, the tenant of the client, and which process emitted it.
 */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { connect, InvalidEventError } from '../src/index.js';
import { Desk } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.create();
});
afterAll(() => desk.close());

it('tells that a ticket was opened', async () => {
  const audit = desk.closing(await connect({ ...desk.where, service: 'helpdesk', tenantId: 'demo' }));

  const receipt = await audit.emit('ticket.status_changed', {
    actor: { type: 'AGENT', id: 'agent-7', name: 'Ada' },
    ticket_id: 'T-1001',
    details: { from: 'New', to: 'Open', to_category: 'OPEN' },
  });

  expect(receipt).toMatchObject({ state: 'kafka', partition: expect.any(Number), offset: expect.any(BigInt) });
  const [event] = await desk.published();
  expect(event).toMatchObject({
    action: 'ticket.status_changed',
    envelope: { event_id: receipt.event_id, tenant_id: 'demo', ticket_id: 'T-1001', outcome: 'SUCCESS' },
    details: { from: 'New', to: 'Open', to_category: 'OPEN' },
  });
});

/*
 * What is wrong is refused before anything is sent, with the field named. A misspelt action or field does not even compile; what the
 * compiler cannot see (a value from elsewhere, a text that is too long) is an `InvalidEventError`. Every error says in `verdict` whether
 * trying again helps: `retry` or `stop`.
 */
it('refuses an event without an id for its actor', async () => {
  const audit = await desk.connect();
  const error: unknown = await audit
    .emit('ticket.note_added', { actor: { type: 'AGENT', id: '' }, ticket_id: 'T-1001' })
    .catch((reason: unknown) => reason);

  expect(error).toBeInstanceOf(InvalidEventError);
  expect(error).toMatchObject({ field: 'actor.id', problem: 'must not be empty', verdict: 'stop' });
});
