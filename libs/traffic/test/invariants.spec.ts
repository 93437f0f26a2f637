import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type TrafficOptions } from '../src/index.js';
import { agentFaults } from './agent-faults.js';
import { eventFaults } from './event-faults.js';
import { played, START } from './played.js';
import { ticketFaults } from './ticket-faults.js';

const COUNT = 4_000;
/** More than these help desks ever have, so that one that never ends is found out. */
const MOST = 200_000;

/** Help desks of every size, begun at any moment of a week. */
const options: fc.Arbitrary<Partial<TrafficOptions>> = fc.record({
  seed: fc.integer(),
  agents: fc.integer({ min: 1, max: 40 }),
  start: fc.integer({ min: START, max: START + 7 * 86_400_000 }),
});

const fewAgents = options.map((one) => ({ ...one, agents: 1 + ((one.agents ?? 1) % 8) }));
/** Many help desks are played, at times on a busy machine. */
const PATIENCE_MS = 60_000;

describe('whatever help desk is played', () => {
  it.each([
    ['its events keep the contract, in order, under ids that grow', eventFaults],
    ['tickets begin by being created, and their statuses chain', ticketFaults],
    ['agents act within their sessions', agentFaults],
  ])(
    '%s',
    (_, faultsOf) => {
      fc.assert(
        fc.property(options, (one) => {
          expect(faultsOf(played(COUNT, one))).toEqual([]);
        }),
        { numRuns: 10, seed: 1, endOnFailure: true },
      );
    },
    PATIENCE_MS,
  );
});

describe('a help desk with a number of tickets', () => {
  it(
    'opens so many, closes them, and lets everybody go home',
    () => {
      fc.assert(
        fc.property(fewAgents, fc.integer({ min: 1, max: 20 }), (one, tickets) => {
          const events = played(MOST, { ...one, tickets });
          const count = (name: string, to?: string) =>
            events.filter(
              ({ action, input }) =>
                action === name && (to === undefined || JSON.stringify(input.details).includes(`"to":"${to}"`)),
            ).length;
          expect(count('ticket.created')).toBe(tickets);
          expect(count('ticket.status_changed', 'Closed')).toBe(tickets);
          expect(ticketFaults(events)).toEqual([]);
          expect(agentFaults(events)).toEqual([]);
        }),
        { numRuns: 5, seed: 1, endOnFailure: true },
      );
    },
    PATIENCE_MS,
  );
});
