/*
 * # 4. When Kafka is away
 *
 * Without a spool a durable event that Kafka does not confirm rejects, and the caller has to decide. With one, the client puts it into an
 * append-only, checksummed file and resolves as soon as that is synced; when Kafka is back it is sent, in order, also by the next process
 * when this one was killed. New events queue behind it, so that a ticket keeps its order. What may have been sent before is marked, and
 * ingestion stores it once.
 *
 * A durable event in the spool is as safe as the directory: put it on a disk that outlives the container (a persistent volume). Processes
 * may share one directory: each has a log of its own in it, and takes over the logs of those that ended.
 */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { connect } from '../src/index.js';
import { Desk } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.create();
});
afterAll(() => desk.close());

it('promises events while Kafka is away, and sends them when it is back', async () => {
  const audit = desk.closing(
    await connect({
      ...desk.where,
      service: 'helpdesk',
      tenantId: 'demo',
      spool: { directory: desk.directory, slowMs: 300 },
    }),
  );
  const status = async (to: string): Promise<string> => {
    const actor = { type: 'AGENT', id: 'agent-7' } as const;
    const details = { from: 'any', to, to_category: 'OPEN' } as const;
    return (await audit.emit('ticket.status_changed', { actor, ticket_id: 'T-1', details })).state;
  };

  expect(await status('first')).toBe('kafka');
  desk.kafka.shut();
  expect(await status('second')).toBe('spooled');
  expect(audit.health()).toMatchObject({ state: 'spooling', counts: { spooled: 1 } });
  desk.kafka.open();
  expect(await status('third')).toMatch(/spooled|kafka/);
  await audit.drained();

  expect((await desk.published()).map(({ details }) => details['to'])).toEqual(['first', 'second', 'third']);
  expect(audit.health()).toMatchObject({ state: 'direct', spool: { bytes: 0 } });
});

/*
 * The spool is bounded (`maxBytes`, 1 GiB unless you say otherwise). When it is full the caller is told with a `SpoolFullError`, whose
 * verdict is `retry`; nothing is dropped silently. What was being written when a process died was never promised; it is cut off, and
 * counted in `health().spool.tornBytes`. Alert on `health().spool.bytes`, and on the age of the last acknowledgement.
 */
