import { describe, expect, it } from '@jest/globals';
import { Outbox } from './outbox.js';
import { SLOTS, slotOf } from './slot.js';

describe('an outbox', () => {
  it('refuses a pool, whose statements are no part of a transaction', async () => {
    const pool = { totalCount: 1, idleCount: 1, query: () => Promise.resolve() };
    const input = { actor: { type: 'AGENT', id: 'a-1' }, details: { name: 'x' } } as const;
    const written = new Outbox({ service: 'test', tenantId: 't1' }).write(pool, 'ticket.other', input);
    await expect(written).rejects.toThrow(/not the pool/);
  });

  it('deals the keys out to slots in the way that rows which wait were dealt out', () => {
    // Never to be changed: see SLOTS.
    expect(['t1/T-1', 't1/T-2', 'demo/a-7'].map(slotOf)).toEqual([40, 1, 16]);
    const used = new Set(Array.from({ length: 2_000 }, (_, index) => slotOf(`t1/T-${index}`)));
    expect(used.size).toBe(SLOTS);
  });
});
