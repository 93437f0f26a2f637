import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Link, type ReadLinks, traceLineage } from './lineage.js';

const bounds = { depth: 10, tickets: 100 };
const link = (parent: string, child: string, kind: Link['kind'] = 'split'): Link => ({ parent, child, kind });
const reader =
  (links: readonly Link[]): ReadLinks =>
  (tickets) => {
    const found = links.filter(({ parent, child }) => tickets.includes(parent) || tickets.includes(child));
    return Promise.resolve({ links: found, complete: true });
  };
const trace = (ticket: string, links: readonly Link[], within = bounds) => traceLineage(ticket, reader(links), within);
const brief = async (ticket: string, links: readonly Link[], within = bounds) => {
  const { tickets, complete } = await trace(ticket, links, within);
  return {
    complete,
    tickets: tickets.map(({ ticket_id, relation, distance }) => `${ticket_id} ${relation} ${distance}`),
  };
};

describe('lineage of a ticket', () => {
  it('is itself alone without links', async () => {
    expect(await trace('A', [])).toEqual({
      tickets: [{ ticket_id: 'A', relation: 'self', distance: 0, via: null, of: null }],
      complete: true,
    });
  });

  it('goes up to ancestors and down to descendants, and not to siblings', async () => {
    const links = [
      link('R', 'A'),
      link('R', 'SIBLING'),
      link('A', 'B', 'merge'),
      link('OTHER', 'B', 'merge'),
      link('B', 'C', 'forward'),
    ];
    expect((await trace('A', links)).tickets).toEqual([
      { ticket_id: 'A', relation: 'self', distance: 0, via: null, of: null },
      { ticket_id: 'R', relation: 'ancestor', distance: 1, via: 'split', of: 'A' },
      { ticket_id: 'B', relation: 'descendant', distance: 1, via: 'merge', of: 'A' },
      { ticket_id: 'C', relation: 'descendant', distance: 2, via: 'forward', of: 'B' },
    ]);
  });

  it('ends in a circle', async () => {
    const circle = [link('A', 'B'), link('B', 'C'), link('C', 'A')];
    expect(await brief('A', circle)).toEqual({
      complete: true,
      tickets: ['A self 0', 'C ancestor 1', 'B descendant 1'],
    });
    expect((await trace('A', [link('A', 'A')])).tickets).toHaveLength(1);
  });

  it('stops at its bounds and says so', async () => {
    const chain = Array.from({ length: 12 }, (_, n) => link(`T${n}`, `T${n + 1}`));
    const deep = await trace('T0', chain);
    expect([deep.tickets.length, deep.complete]).toEqual([11, false]);
    const exact = await trace('T0', chain.slice(0, 10));
    expect([exact.tickets.length, exact.complete]).toEqual([11, true]);
    const star = Array.from({ length: 5 }, (_, n) => link('A', `C${n}`));
    const wide = await trace('A', star, { depth: 10, tickets: 4 });
    expect([wide.tickets.length, wide.complete]).toEqual([4, false]);
  });

  it('is not complete when links were left out', async () => {
    const cut: ReadLinks = () => Promise.resolve({ links: [], complete: false });
    expect((await traceLineage('A', cut, bounds)).complete).toBe(false);
  });

  it('has every ticket once, and of any links those that are reached by links of one direction', async () => {
    const name = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, name), { maxLength: 20 }), async (pairs) => {
        const links = pairs.map(([parent, child]) => link(parent, child));
        const { tickets, complete } = await trace('A', links);
        expect(complete).toBe(true);
        const reached = (from: (l: Link) => string, to: (l: Link) => string) => {
          const all = new Set(['A']);
          for (let round = 0; round < 8; round += 1) {
            for (const one of links) if (all.has(from(one))) all.add(to(one));
          }
          return all;
        };
        const down = reached(
          (l) => l.parent,
          (l) => l.child,
        );
        const up = reached(
          (l) => l.child,
          (l) => l.parent,
        );
        expect(tickets.map(({ ticket_id }) => ticket_id).sort()).toEqual([...new Set([...down, ...up])].sort());
        for (const { ticket_id, relation } of tickets) {
          if (relation !== 'self') expect((relation === 'ancestor' ? up : down).has(ticket_id)).toBe(true);
        }
      }),
    );
  });
});
