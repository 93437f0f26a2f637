import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@docket/testing';
import { Installation } from './installation.js';

const DAY = [['09:00', '17:00']];

/** From a request to what reports go by: query service, control topic, ingestion, and back. */
describe('policies of service levels through the API', () => {
  let at: Installation;
  let url: string;
  const keys: Record<string, string> = {};

  beforeAll(async () => {
    at = await Installation.create();
    await at.startIngestion();
    url = await at.startQuery();
    for (const tenant of ['mine', 'theirs']) {
      const created = await at.docket('keys', 'create', '-t', tenant, '-n', 'boss', '-r', 'admin', '--json');
      keys[tenant] = (JSON.parse(created.out) as { key: string }).key;
    }
  });
  afterAll(async () => {
    await at.remove();
  });

  async function ask(path: string, body?: object, tenant = 'mine') {
    const response = await fetch(`${url}${path}`, {
      method: body ? 'PUT' : 'GET',
      headers: { authorization: `Bearer ${keys[tenant] ?? ''}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  const policy = (minutes: number) => ({
    name: 'Gold',
    targets: { resolution: minutes },
    calendar: { zone: 'Europe/Prague', hours: { monday: DAY } },
    valid_from: '2026-03-01T00:00:00+01:00',
  });

  it('are in force when the answer comes, each version beside those before it', async () => {
    expect(await ask('/v1/sla-policies/gold', policy(60))).toMatchObject({
      status: 200,
      body: { id: 'gold', version: 1, targets: { resolution: 60 }, by: { type: 'API', name: 'boss' } },
    });
    expect(await ask('/v1/sla-policies/gold', policy(30))).toMatchObject({ status: 200, body: { version: 2 } });
    const { body } = await ask('/v1/sla-policies/gold');
    expect(body['versions']).toMatchObject([
      { version: 2, targets: { resolution: 30 } },
      { version: 1, targets: { resolution: 60 } },
    ]);
    expect(await ask('/v1/sla-policies')).toMatchObject({ body: { policies: [{ id: 'gold', version: 2 }] } });
  });

  it('are kept in full when two are put at a time', async () => {
    const answers = await Promise.all([10, 20, 30].map((minutes) => ask('/v1/sla-policies/silver', policy(minutes))));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const { body } = await ask('/v1/sla-policies/silver');
    const versions = body['versions'] as { version: number; targets: { resolution: number } }[];
    expect(versions.map(({ version }) => version)).toEqual([3, 2, 1]);
    expect(versions.map(({ targets }) => targets.resolution).sort()).toEqual([10, 20, 30]);
  });

  it('are told to the audit log', async () => {
    const told = await eventually('both versions are told', async () => {
      const { body } = await ask('/v1/events?action=audit.configured&target=gold&order=oldest');
      const events = body['events'] as { details: Record<string, string>; actor: { name: string } }[];
      return events.length === 2 ? events : undefined;
    });
    expect(told.map(({ details, actor }) => [details['area'], details['operation'], actor.name])).toEqual([
      ['sla_policy', 'created', 'boss'],
      ['sla_policy', 'changed', 'boss'],
    ]);
    expect(JSON.parse(told[1]?.details['changes'] ?? '')).toContainEqual(
      expect.objectContaining({ field: 'resolution', new: '30' }),
    );
  });

  it('are those of the tenant alone', async () => {
    expect((await ask('/v1/sla-policies', undefined, 'theirs')).body).toEqual({ policies: [] });
    expect((await ask('/v1/sla-policies/gold', undefined, 'theirs')).status).toBe(404);
  });
});
