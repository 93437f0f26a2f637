import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { derivedEventId } from '@docket/events';
import { eventually } from '@docket/testing';
import { Installation } from '../installation.js';
import { GatewayProcess, writerKey } from './gateway-process.js';

const BATCH = 40;
const AT = Date.UTC(2026, 2, 1);

/** A request of `BATCH` events; all of them can be told from those of other requests. */
interface Wanted {
  readonly type: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const range = (count: number) => Array.from({ length: count }, (_, index) => index);
const event = (request: number, index: number) => ({
  action: 'ticket.status_changed',
  occurred_at: new Date(AT + request * 1000 + index).toISOString(),
  actor: { type: 'AGENT', id: 'a-1' },
  ticket_id: `T-${index % 7}`,
  details: { from: 'New', to: 'Open', to_category: 'OPEN' },
});

/** Under a key, with ids, and as CloudEvents, by turns. */
function wanted(request: number): Wanted {
  const events = range(BATCH).map((index) => event(request, index));
  if (request % 3 === 0) {
    const headers = { 'idempotency-key': `request-${request}` };
    return { type: 'application/json', headers, body: JSON.stringify(events) };
  }
  if (request % 3 === 1) {
    const lines = events.map((one, index) => ({ ...one, event_id: derivedEventId(`${request}`, `${index}`) }));
    return { type: 'application/x-ndjson', headers: {}, body: lines.map((line) => JSON.stringify(line)).join('\n') };
  }
  const clouds = events.map(({ action, occurred_at, ticket_id, ...data }, index) => ({
    specversion: '1.0',
    type: action,
    source: `/desk/${request}`,
    id: String(index),
    time: occurred_at,
    subject: ticket_id,
    data,
  }));
  return { type: 'application/cloudevents-batch+json', headers: {}, body: JSON.stringify(clouds) };
}

describe('requests that are sent again', () => {
  let at: Installation;
  let key: string;
  beforeAll(async () => {
    at = await Installation.create({ partitions: 4 });
    key = await writerKey(at, 'acme');
    await at.startIngestion();
  });
  afterAll(async () => {
    await at.remove();
  });

  /** The status; 0 without an answer. */
  const send = async (url: string, { type, headers, body }: Wanted): Promise<number> => {
    const all = { authorization: `Bearer ${key}`, 'content-type': type, ...headers };
    const answer = await fetch(`${url}/v1/events`, { method: 'POST', headers: all, body }).catch(() => undefined);
    await answer?.arrayBuffer().catch(() => undefined);
    return answer?.status ?? 0;
  };
  const stored = () => at.number('SELECT count() FROM audit_events');

  it('are stored once: at another gateway, and after a gateway was killed in the middle of them', async () => {
    const [first, second] = await Promise.all([GatewayProcess.start(at), GatewayProcess.start(at)]);
    const requests = range(30).map(wanted);
    // Twice at once, at two gateways that know nothing of each other.
    const begun = requests.slice(0, 10).flatMap((one) => [send(first.url, one), send(second.url, one)]);
    expect(new Set(await Promise.all(begun))).toEqual(new Set([202]));
    const cut = requests.slice(10).map((one) => send(first.url, one));
    await Promise.race(cut);
    await first.end('SIGKILL');
    const statuses = await Promise.all(cut);
    expect(statuses).toContain(0);
    const third = await GatewayProcess.start(at);
    for (const one of requests) expect(await send(third.url, one)).toBe(202);
    const count = requests.length * BATCH;
    await eventually(
      'all duplicates are told',
      async () => (await at.number('SELECT sum(accepted) + sum(duplicates) FROM ingest_ledger')) >= count + 20 * BATCH,
    );
    await eventually('everything is stored', async () => (await stored()) >= count);
    expect(await stored()).toBe(count);
    expect(await at.number('SELECT uniqExact(event_id) FROM audit_events')).toBe(count);
    expect(await at.number('SELECT sum(duplicates) FROM ingest_ledger')).toBeGreaterThanOrEqual(20 * BATCH);
    expect(await at.number('SELECT count() FROM audit_rejections')).toBe(0);
    await Promise.all([second.end(), third.end()]);
  });

  it('are other events under the same key when their text is another', async () => {
    const gateway = await GatewayProcess.start(at);
    const before = await stored();
    const one = wanted(300);
    const other = { ...one, body: one.body.replaceAll('"New"', '"Old"') };
    expect([await send(gateway.url, one), await send(gateway.url, other)]).toEqual([202, 202]);
    await eventually('both are stored', async () => (await stored()) === before + 2 * BATCH);
    await gateway.end();
  });
});
