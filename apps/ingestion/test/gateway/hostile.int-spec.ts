import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defineQuery } from '@docket/clickhouse';
import { assertSameIds, eventually } from '@docket/testing';
import { z } from 'zod';
import { Installation } from '../installation.js';
import { ATTACKS } from './attacks.js';
import { GatewayProcess, writerKey } from './gateway-process.js';

/** `npm run hostile` holds it for a minute. */
const SECONDS = Number(process.env['DOCKET_HOSTILE_SECONDS'] ?? 4);
const MIB = 1024 * 1024;
/** Node itself takes about 110 MiB; the rest is what the limits below allow, and what is not collected yet. */
const MOST_MEMORY = 420 * MIB;
const LIMITS = {
  DOCKET_GATEWAY_BODY_MS: '1500',
  DOCKET_GATEWAY_MEMORY_BYTES: String(24 * MIB),
  DOCKET_GATEWAY_CONNECTIONS: '300',
};
const BATCH = 20;
/** What says that the same request may be taken later: on a busy machine also a body of ours can be late. */
const PASSING: ReadonlySet<number> = new Set([408, 503]);
const PATIENCE_MS = 30_000;
/** Those that wait for an answer. */
const NAMES = Object.keys(ATTACKS).filter((name) => name !== 'half bodies');

const ids = defineQuery({
  name: 'test_ids',
  sql: 'SELECT toString(event_id) AS id FROM audit_events WHERE tenant_id = {tenant: String}',
  params: z.object({ tenant: z.string() }),
  row: z.object({ id: z.string() }),
});

describe('under attack', () => {
  let at: Installation;
  let gateway: GatewayProcess | undefined;
  beforeAll(async () => {
    at = await Installation.create({ partitions: 4 });
    await at.startIngestion();
  });
  afterAll(async () => {
    await gateway?.end('SIGKILL');
    await at.remove();
  });

  it(
    `the gateway serves everybody else, for ${SECONDS} s`,
    async () => {
      const [good, evil] = [await writerKey(at, 'good'), await writerKey(at, 'evil')];
      const started = await GatewayProcess.start(at, LIMITS);
      gateway = started;
      const ending = new AbortController();
      const statuses = new Map<string, Map<number, number>>();
      const seen = (attack: string, status: number): void => {
        const counts = statuses.get(attack) ?? new Map<number, number>();
        counts.set(status, (counts.get(status) ?? 0) + 1);
        statuses.set(attack, counts);
      };
      const target = { url: started.url, key: evil, signal: ending.signal, seen };
      const attacks = Object.values(ATTACKS).flatMap((attack) =>
        [0, 1].map(async (offset) => {
          for (let round = offset; !ending.signal.aborted; round += 2) await attack(target, round);
        }),
      );
      const accepted: string[] = [];
      const clients = [0, 1, 2].map(async (client) => {
        for (let request = 0; !ending.signal.aborted; request += 1) {
          accepted.push(...(await deliver(started.url, good, `${client}-${request}`, seen)));
        }
      });
      const memory: number[] = [];
      const until = performance.now() + SECONDS * 1000;
      const isSeen = (): boolean => NAMES.every((name) => statuses.has(name));
      // On a busy machine some attacks take their time.
      while (performance.now() < until || (!isSeen() && performance.now() < until + PATIENCE_MS)) {
        memory.push(await started.metric('process_resident_memory_bytes'));
        await delay(100);
      }
      ending.abort();
      await Promise.all([...attacks, ...clients]);

      process.stderr.write(`${report(statuses, memory, accepted.length)}\n`);
      expect(NAMES.filter((name) => !statuses.has(name))).toEqual([]);
      const failures = [...statuses].flatMap(([name, counts]) =>
        [...counts.keys()].filter((status) => status >= 500 && status !== 503).map((status) => `${name}: ${status}`),
      );
      expect(failures).toEqual([]);
      expect(Math.max(...memory)).toBeLessThan(MOST_MEMORY);
      expectFlat(memory);
      // It is as it was: nothing is held, and who asks is answered.
      await eventually('nothing is held', async () => (await started.metric('docket_gateway_held_bytes')) === 0);
      accepted.push(...(await deliver(started.url, good, 'last', seen)));
      expect(accepted.length).toBeGreaterThan(SECONDS * BATCH);
      const stored = async (tenant: string) => (await at.writer.query(ids, { tenant })).map(({ id }) => id);
      await eventually('everything is stored', async () => (await stored('good')).length >= accepted.length);
      assertSameIds(await stored('good'), accepted);
      const others = await stored('evil');
      expect(new Set(others).size).toBe(others.length);
      expect(await started.end()).toBe(0);
    },
    (SECONDS + 120) * 1000,
  );
});

/** Sends a request until it is accepted. @returns the ids of its events */
async function deliver(
  url: string,
  key: string,
  name: string,
  seen: (attack: string, status: number) => void,
): Promise<string[]> {
  const events = Array.from({ length: BATCH }, (_, index) => ({
    action: 'user.viewed_ticket',
    occurred_at: Date.UTC(2026, 0, 1) + index,
    actor: { type: 'AGENT', id: `a-${index}` },
    ticket_id: name,
  }));
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'idempotency-key': name };
  for (;;) {
    // A connection beyond the limit is closed; whoever means well comes again.
    const answer = await fetch(`${url}/v1/events`, { method: 'POST', headers, body: JSON.stringify(events) }).catch(
      () => undefined,
    );
    const body = (await answer?.json().catch(() => undefined)) as { events?: { event_id: string }[] } | undefined;
    if (answer) seen('good', answer.status);
    if (answer?.status === 202 && body?.events) return body.events.map(({ event_id }) => event_id);
    if (answer && !PASSING.has(answer.status)) throw new Error(`${answer.status}: ${JSON.stringify(body)}`);
    await delay(50);
  }
}

/** Memory does not go on growing: its peak in the last third is about that of the second. */
function expectFlat(memory: readonly number[]): void {
  const third = Math.floor(memory.length / 3);
  const peak = (from: number, to: number): number => Math.max(...memory.slice(from, to));
  expect(peak(2 * third, memory.length)).toBeLessThan(peak(third, 2 * third) * 1.25 + 40 * MIB);
}

function report(
  statuses: ReadonlyMap<string, ReadonlyMap<number, number>>,
  memory: readonly number[],
  accepted: number,
) {
  const lines = [...statuses].map(([name, counts]) => {
    const text = [...counts].sort(([a], [b]) => a - b).map(([status, count]) => `${status} x ${count}`);
    return `  ${name}: ${text.join(', ')}`;
  });
  const [first = 0] = memory;
  const sizes = `${Math.round(first / MIB)} MiB at first, ${Math.round(Math.max(...memory) / MIB)} at most`;
  return ['answers by status:', ...lines, `memory: ${sizes}`, `good events: ${accepted}`].join('\n');
}
