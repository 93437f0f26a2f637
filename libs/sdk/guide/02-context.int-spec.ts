/*
 * # 2. Context
 *
 * Who acts, for which request, from where: the same for all that a request does. Say it once. `run` runs a piece of work in a context;
 * everything that is emitted below it, however deep and after however many awaits, takes from it what it does not say itself.
 */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Audit } from '../src/index.js';
import { Desk } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.create();
});
afterAll(() => desk.close());

/** Deep in the service, where nobody knows of requests. */
async function resolveTicket(audit: Audit, ticketId: string): Promise<void> {
  await new Promise(setImmediate);
  await audit.emit('ticket.status_changed', {
    ticket_id: ticketId,
    details: { from: 'Open', to: 'Solved', to_category: 'RESOLVED' },
  });
}

it('takes actor and request from what runs', async () => {
  const audit = await desk.connect();
  const request = { request_id: 'req-1', ip: '203.0.113.7' };

  await audit.run(request, async () => {
    // Known only after the token was checked.
    audit.enrich({ actor: { type: 'AGENT', id: 'agent-7', name: 'Ada' } });
    await resolveTicket(audit, 'T-1');
  });

  const [event] = await desk.published();
  expect(event?.envelope).toMatchObject({ ...request, ticket_id: 'T-1', actor: { id: 'agent-7', name: 'Ada' } });
});

/*
 * Without a context `actor` is missing, and that is an error that names it. `with` binds a context to a client instead: for a worker that
 * always acts as the same bot. The event's own fields win over `with`, and `with` over `run`. `undefined` says nothing, `null` says that
 * there is none.
 */
it('binds a context to a client', async () => {
  const audit = await desk.connect();
  await expect(resolveTicket(audit, 'T-2')).rejects.toMatchObject({ name: 'InvalidEventError', field: 'actor' });

  const bot = audit.with({ actor: { type: 'BOT', id: 'closer' }, labels: { rule: 'stale' } });
  await bot.run({ actor: { type: 'AGENT', id: 'agent-7' } }, () => resolveTicket(bot, 'T-2'));

  const event = (await desk.published()).find(({ envelope }) => envelope['ticket_id'] === 'T-2');
  expect(event?.envelope).toMatchObject({ actor: { type: 'BOT', id: 'closer' }, labels: { rule: 'stale' } });
});

/*
 * In Nest, Express and Fastify the middleware of `@docket/nest`, `@docket/sdk/express` and `@docket/sdk/fastify` does the running. Where
 * OpenTelemetry is set up, events carry the trace they are part of, without a word.
 */
