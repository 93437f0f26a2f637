import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningService, runningService } from '../../test/running-service.js';

const START = Date.now() - 3_600_000;

describe('what is known of producers and schemas', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await runningService('producers');
    const event = (producer_instance: string, producer_sequence: number, more = {}) => ({
      tenant_id: producer_sequence % 2 === 0 ? 'mine' : 'theirs',
      occurred_at: new Date(START + producer_sequence * 1_000),
      appended_at: new Date(START + producer_sequence * 1_000 + 7),
      producer_service: 'helpdesk',
      ...{ producer_instance, producer_sequence },
      kafka_partition: producer_sequence % 3,
      kafka_offset: producer_sequence + (producer_instance === 'whole' ? 1_000 : 0),
      ...more,
    });
    const holey = [10, 11, 12, 15, 16, 20, 21].map((sequence) => event('holey', sequence));
    const many = Array.from({ length: 60 }, (_, n) => event('many', n * 2, { kafka_offset: 5_000 + n }));
    await service.store([
      ...holey,
      ...[0, 1, 2].map((sequence) => event('whole', sequence)),
      ...many,
      event('old', 1, { occurred_at: new Date(START - 48 * 3_600_000), kafka_offset: 9_999 }),
      event('own', 4, {
        action: 'asset.moved',
        details: { shelf: '7' },
        schema_id: 99,
        producer_service: 'assets',
        kafka_offset: 8_000,
      }),
    ]);
  });
  afterAll(async () => {
    await service.stop();
  });

  const producers = async (query = {}) => {
    const { body, status } = await service.get<{ producers: Record<string, unknown>[] }>(
      await service.key('docket', ['operator']),
      '/v1/producers',
      query,
    );
    expect([status, body]).toEqual([200, expect.anything()]);
    return body.producers;
  };
  const at = (sequence: number) => new Date(START + sequence * 1_000 + 7).toISOString();

  it('tells which numbers of a process are missing, over all tenants, and between which moments', async () => {
    const all = await producers();
    expect(all.map(({ instance }) => instance).sort()).toEqual(['holey', 'many', 'own', 'whole']);
    expect(all.find(({ instance }) => instance === 'holey')).toEqual({
      service: 'helpdesk',
      instance: 'holey',
      events: 7,
      first_sequence: 10,
      last_sequence: 21,
      first_at: at(10),
      last_at: at(21),
      missing: 5,
      gaps: [
        { from: 13, to: 14, after: at(12), before: at(15) },
        { from: 17, to: 19, after: at(16), before: at(20) },
      ],
      more_gaps: 0,
      rejected_of_service: 0,
    });
    expect(all.find(({ instance }) => instance === 'whole')).toMatchObject({ missing: 0, gaps: [] });
    const many = all.find(({ instance }) => instance === 'many');
    expect(many).toMatchObject({ missing: 59, more_gaps: 39 });
    expect(many?.['gaps']).toHaveLength(20);
  });

  it('looks at one service, further back, and at the newest few', async () => {
    expect((await producers({ service: 'assets' })).map(({ instance }) => instance)).toEqual(['own']);
    expect((await producers({ hours: '72' })).map(({ instance }) => instance)).toContain('old');
    expect(await producers({ limit: '2' })).toHaveLength(2);
    expect((await service.get(await service.key('mine', ['viewer']), '/v1/producers')).status).toBe(403);
  });

  it('lists the actions of the contract and those of one’s own, with what was seen of them in the tenant', async () => {
    const { body } = await service.get<{ schemas: Record<string, unknown>[] }>(
      await service.key('mine'),
      '/v1/schemas',
    );
    const of = (action: string) => body.schemas.find((schema) => schema['action'] === action);
    expect(of('ticket.note_added')).toMatchObject({ is_own: false, events: 4 + 2 + 60, schema_ids: [7] });
    expect(of('ticket.note_added')?.['fields']).toContainEqual({
      name: 'note_id',
      description: expect.stringContaining('help desk'),
      type: 'string',
      is_optional: true,
      is_personal: false,
    });
    expect(of('asset.moved')).toMatchObject({
      is_own: true,
      description: null,
      fields: [{ name: 'shelf', type: null }],
      events: 1,
      last_seen: new Date(START + 4_000).toISOString(),
      schema_ids: [99],
    });
    expect(of('ticket.ranked')).toMatchObject({ events: 0, last_seen: null });
    expect(body.schemas.length).toBeGreaterThan(42);
    const theirs = await service.get<{ schemas: Record<string, unknown>[] }>(
      await service.key('theirs'),
      '/v1/schemas',
    );
    expect(theirs.body.schemas.map(({ action }) => action)).not.toContain('asset.moved');
  });
});
