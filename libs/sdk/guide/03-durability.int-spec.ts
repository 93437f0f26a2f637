/*
 * # 3. Two promises
 *
 * **Durable** (what you get unless you ask for less): the promise resolves when all in-sync replicas of Kafka have the event, or when it
 * is on stable storage in the spool (next chapter). Await it where the record must not be missing: before you answer the request.
 *
 * **Best effort**: the call returns at once, and never throws, rejects or waits. The event waits in a bounded buffer; what does not fit
 * any more is dropped and counted, and leaves a gap in the numbers of its producer, so that a loss can be proven. For clicks that are nice
 * to have and must never slow a page down. Chosen per call or, with `connect({ delivery })`, per client.
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Desk } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.create();
});
afterAll(() => desk.close());

const note = { actor: { type: 'AGENT', id: 'agent-7' }, ticket_id: 'T-1' } as const;

it('returns at once at best effort, whatever is wrong', async () => {
  const audit = await desk.connect();
  const dropped: unknown[] = [];
  const observer = (message: unknown): void => void dropped.push(message);
  subscribe('docket:sdk:dropped', observer);

  const kept = await audit.emit('ticket.note_added', note, { delivery: 'best-effort' });
  const lost = await audit.emit(
    'ticket.note_added',
    { ...note, actor: { type: 'AGENT', id: '' } },
    { delivery: 'best-effort' },
  );
  await audit.flush();
  unsubscribe('docket:sdk:dropped', observer);

  expect([kept.state, lost.state]).toEqual(['buffered', 'dropped']);
  expect(dropped).toEqual([{ reason: 'invalid', action: 'ticket.note_added', event_id: '' }]);
  expect(audit.health().counts).toMatchObject({ emitted: 1, acknowledged: 1, dropped: { invalid: 1 } });
  expect(await desk.published()).toHaveLength(1);
});

/*
 * A caller that is faster than Kafka waits for `ready()` between its events: it resolves at once while there is room. `flush()` resolves
 * when all that was emitted so far was answered, `close()` sends what waits and then refuses what comes later. The client has no log:
 * `audit.health()` says how it is, and the channels `docket:sdk:*` of `node:diagnostics_channel` tell what happens.
 */
it('lets a fast caller wait for room', async () => {
  const audit = await desk.connect();
  const answers: Promise<unknown>[] = [];
  for (let index = 0; index < 2_000; index += 1) {
    await audit.ready();
    answers.push(audit.emit('ticket.note_added', { ...note, ticket_id: `T-${index % 10}` }));
  }
  await Promise.all(answers);
  expect(audit.health()).toMatchObject({ state: 'direct', buffer: { bytes: 0 }, counts: { acknowledged: 2_000 } });
});
