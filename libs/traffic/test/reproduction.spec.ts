import { describe, expect, it } from '@jest/globals';
import { type TrafficEvent, type TrafficOptions } from '../src/index.js';
import { played, START } from './played.js';

const COUNT = 3_000;
const text = (events: readonly TrafficEvent[]) => JSON.stringify(events);

describe('the same options', () => {
  it('give the same events to the byte, ids included', () => {
    expect(text(played(COUNT))).toBe(text(played(COUNT)));
  });

  it('give the same events however many are taken', () => {
    expect(text(played(COUNT).slice(0, 700))).toBe(text(played(700)));
  });

  it('give the same events while others are made in between', () => {
    const [one, other] = [played(1), played(1)];
    expect(text(played(COUNT)).startsWith(text(one).slice(0, -1))).toBe(true);
    expect(one).toEqual(other);
  });
});

describe.each<[string, Partial<TrafficOptions>]>([
  ['seed', { seed: 2 }],
  ['tenant', { tenantId: 'other' }],
  ['number of agents', { agents: 13 }],
  ['number of tickets', { tickets: 1_000 }],
  ['start', { start: START + 1 }],
])('another %s', (_, options) => {
  const [one, other] = [played(COUNT), played(COUNT, options)];

  it('gives no event and no ticket that was there before', () => {
    for (const idOf of [
      ({ input }: TrafficEvent) => input.event_id,
      ({ input }: TrafficEvent) => input.ticket_id ?? input.event_id,
    ]) {
      const known = new Set(one.map(idOf));
      expect(other.filter((event) => known.has(idOf(event)))).toEqual([]);
    }
  });
});

describe('the people', () => {
  const agents = (options: Partial<TrafficOptions>) =>
    new Set(
      played(10_000, options).flatMap(({ input: { actor } }) =>
        actor.type === 'AGENT' ? `${actor.id} ${actor.name}` : [],
      ),
    );

  it('are the same at whatever moment their help desk is begun', () => {
    expect([...agents({ start: START + 70 * 86_400_000 })].sort()).toEqual([...agents({})].sort());
  });

  it('are others for another seed or tenant', () => {
    for (const options of [{ seed: 2 }, { tenantId: 'other' }]) {
      const others = agents(options);
      expect([...agents({})].filter((agent) => others.has(agent))).toEqual([]);
    }
  });
});
