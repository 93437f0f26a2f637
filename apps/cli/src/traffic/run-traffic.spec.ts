import { generateTraffic, type TrafficEvent } from '@docket/traffic';
import { describe, expect, it } from '@jest/globals';
import { docket, docketUntil } from '../../test/run-docket.js';

const START = '2025-03-03';
const played = (count: number, options = {}): TrafficEvent[] => {
  const events: TrafficEvent[] = [];
  const given = { seed: 1, tenantId: 'demo', agents: 20, start: Date.parse(START), ...options };
  for (const event of generateTraffic(given)) if (events.push(event) === count) break;
  return events;
};
const traffic = (...args: string[]) => docket({}, 'traffic', ...args);
const json = (text: string): unknown => JSON.parse(text);
/** What is told at the end; on a slow machine there are lines about the progress before it. */
const summary = (err: string): unknown => json(err.slice(err.indexOf('{')));

/** An event as it is printed. */
interface Printed {
  readonly event_id: string;
  readonly occurred_at: number;
  readonly actor: { readonly id: string };
}
const printed = (out: string) => out.split('\n').map((line) => json(line) as Printed);

describe('docket traffic --dry-run', () => {
  it('prints what the generator makes, one event a line, and the summary beside it', async () => {
    const { code, out, err } = await traffic('--start', START, '--events', '20000', '--dry-run', '--json');
    expect(code).toBe(0);
    const events = played(20_000);
    expect(out).toBe(events.map(({ action, input }) => JSON.stringify({ action, ...input })).join('\n'));
    // Everything was encoded as the SDK encodes it, and nothing refused.
    expect(summary(err)).toMatchObject({ dry_run: true, events: 20_000, acknowledged: 20_000, failed: 0 });
  });

  it('ends before a time by the clock of the events, and never later than now', async () => {
    const { out } = await traffic('--start', START, '--duration', '1.5d', '--dry-run');
    const times = printed(out).map(({ occurred_at }) => occurred_at);
    const end = Date.parse('2025-03-04T12:00:00Z');
    expect(times).toEqual(
      played(times.length + 1)
        .slice(0, -1)
        .map(({ input }) => input.occurred_at),
    );
    expect(Math.max(...times)).toBeLessThan(end);
    expect(played(times.length + 1).at(-1)?.input.occurred_at).toBeGreaterThanOrEqual(end);

    const anHourAgo = new Date(Date.now() - 3_600_000).toISOString();
    const recent = await traffic('--start', anHourAgo, '--agents', '200', '--dry-run');
    expect(recent.code).toBe(0);
    expect(Math.max(...printed(recent.out).map(({ occurred_at }) => occurred_at))).toBeLessThan(Date.now());
  }, 60_000);

  it('ends when its tickets are done', async () => {
    const { code, err } = await traffic('--start', START, '--tickets', '3', '--agents', '2', '--dry-run', '--json');
    expect(code).toBe(0);
    expect(summary(err)).toMatchObject({ actions: { 'ticket.created': 3 } });
  });

  it('lets the same happen now without a start: new ids, times of this moment, at the rate', async () => {
    const began = Date.now();
    const { out, err } = await traffic('--rate', '200', '--events', '100', '--dry-run', '--json');
    const events = printed(out);
    for (const { occurred_at } of events) {
      expect(occurred_at).toBeGreaterThanOrEqual(began);
      expect(occurred_at).toBeLessThanOrEqual(Date.now());
    }
    expect(new Set(events.map(({ event_id }) => event_id)).size).toBe(100);
    // 99 gaps of 5 ms.
    expect((events[99]?.occurred_at ?? 0) - (events[0]?.occurred_at ?? 0)).toBeGreaterThanOrEqual(450);
    expect((summary(err) as { rate: number }).rate).toBeLessThan(230);
  });

  it('ends live traffic after a duration', async () => {
    const { code, err } = await traffic('--rate', '100', '--duration', '0.3s', '--dry-run', '--json');
    expect(code).toBe(0);
    const { events } = summary(err) as { events: number };
    expect(events).toBeGreaterThan(0);
    expect(events).toBeLessThan(60);
  });

  it.each([
    ['--start', START],
    ['--rate', '500'],
  ])('is ended by Ctrl-C with its summary: %s %s', async (...args) => {
    const controller = new AbortController();
    let lines = 0;
    const onLine = () => {
      if ((lines += 1) === 50) controller.abort();
    };
    const { code, out, err } = await docketUntil(
      controller.signal,
      onLine,
      {},
      'traffic',
      ...args,
      '--dry-run',
      '--json',
    );
    expect(code).toBe(130);
    const count = out.split('\n').length;
    expect(summary(err)).toMatchObject({ events: count, acknowledged: count, failed: 0 });
  });
});

describe('docket traffic', () => {
  it.each([
    [['--start', '2999-01-01'], /--start must be in the past/],
    [['--start', 'yesterday'], /--start.*must be a day as 2026-03-01/],
    [['--again'], /--again needs --start/],
    [['--agents', '0'], /--agents.*must be a whole number from 1 to 5000/],
    [['--seed', '1.5'], /--seed.*must be a whole number/],
    [['--rate', '0'], /--rate.*must be a number of events a second from 0.1/],
    [['--duration', '10'], /--duration.*must be a duration as 90s, 10m, 2h, 30d or 4w/],
    [['--tenant', ' '], /--tenant must not be empty/],
  ])('refuses %j and says why', async (args, message) => {
    const { code, err } = await traffic(...args, '--dry-run', '--events', '1');
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});
