import { describe, expect, it } from '@jest/globals';
import { Problem } from '@docket/http';
import { type TenantReader } from '../access/tenant-reader.js';
import { type ProjectionHealth } from '../projections/projection-health.js';
import { DayReader } from './day-reader.js';

const day = { from: 0, to: 86_400_000, now: 86_400_000 };
const healthy = { reasonAgainst: () => Promise.resolve(undefined) } as unknown as ProjectionHealth;

/** A tenant of which nothing is there, and that is refused one query. */
function tenantWithout(refused: string, problem: Problem): TenantReader {
  const query = ({ name }: { readonly name: string }) =>
    name === refused ? Promise.reject(problem) : Promise.resolve([]);
  return { tenantId: 'mine', query } as unknown as TenantReader;
}

describe('a day of an agent', () => {
  it('tells the rest when part of it may not be seen', async () => {
    const tenant = tenantWithout('agent_presence', new Problem('forbidden', 'not by department'));
    expect(await new DayReader(healthy).read(tenant, 'ann', day)).toMatchObject({
      presence: null,
      shifts: null,
      views: [],
      calls: [],
      meta: { presence: { source: null, why: 'not by department' }, views: { source: 'view_sessions' } },
    });
  });

  it('fails with whatever else goes wrong', async () => {
    const tenant = tenantWithout('agent_presence', new Problem('unavailable', 'away'));
    await expect(new DayReader(healthy).read(tenant, 'ann', day)).rejects.toThrow('away');
  });
});
