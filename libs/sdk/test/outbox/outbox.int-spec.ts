import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from '@jest/globals';
import { ACTION_SCHEMAS, type AvroRecord, fullNameOf, subjectOf } from '@docket/events';
import { connectPostgres, type PostgresConnection } from '@docket/postgres';
import { eventually, TestKafka, TestPostgres } from '@docket/testing';
import {
  discardSetAside,
  InvalidEventError,
  listSetAside,
  type Outbox,
  outboxSql,
  outboxStatus,
  retrySetAside,
  UnknownActionError,
} from '../../src/outbox/index.js';
import { takeBatch } from '../../src/outbox/relay/batch.js';
import { outboxNames } from '../../src/outbox/table.js';
import { ADA, Place } from './place.js';

const other = (ticket: string, name = 'x') => ({ actor: ADA, ticket_id: ticket, details: { name } });

describe('an outbox in a real PostgreSQL', () => {
  let postgres: TestPostgres;
  let at: Place;
  let outbox: Outbox;

  beforeAll(async () => {
    postgres = await TestPostgres.start();
  });
  afterAll(async () => {
    await postgres.stop();
  });
  beforeEach(async () => {
    at = await Place.create(postgres);
    outbox = at.outbox();
  });
  afterEach(async () => {
    await at.remove();
  });

  /** One committed transaction. */
  function write(ticket: string, name: string, from = outbox): Promise<void> {
    return at.transaction(async (client) => {
      await from.write(client, 'ticket.other', other(ticket, name));
    });
  }

  async function writeMany(client: PostgresConnection, count: number, tickets = 50): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      await outbox.write(client, 'ticket.other', other(`T-${index % tickets}`, String(index)));
    }
  }

  it('brings what was committed to Kafka once, as new, and nothing of what was rolled back', async () => {
    at.relay();
    await at.transaction(async (client) => {
      const { state, event_id } = await outbox.write(client, 'ticket.other', other('T-1', 'committed'));
      expect([state, event_id]).toEqual(['outbox', expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)]);
    });
    await expect(
      at.transaction(async (client) => {
        await outbox.write(client, 'ticket.other', other('T-1', 'rolled back'));
        throw new Error('the ticket is locked');
      }),
    ).rejects.toThrow('the ticket is locked');
    await write('T-2', 'later');
    await at.drained();
    const sent = await at.sent();
    expect(sent.map(({ name }) => name).sort()).toEqual(['committed', 'later']);
    expect(sent.filter(({ isRedelivery }) => isRedelivery)).toEqual([]);
  });

  it('is woken by the commit', async () => {
    at.relay({ pollMs: 60_000 });
    await write('T-1', 'before it listens');
    await at.drained();
    await write('T-1', 'woken');
    await at.drained(10_000);
    expect((await at.sent()).map(({ name }) => name)).toEqual(['before it listens', 'woken']);
  });

  it('looks by itself when nobody wakes it', async () => {
    at.relay({ pollMs: 200 });
    const silent = at.outbox({ notify: false });
    for (const name of ['1', '2']) {
      await write('T-1', name, silent);
      await at.drained(10_000);
    }
    expect((await at.sent()).map(({ name }) => name)).toEqual(['1', '2']);
  });

  it('refuses an event with the field named, writes nothing, and lets the transaction go on', async () => {
    await at.transaction(async (client) => {
      const wrong = { ...other('T-1'), details: { nmae: 'x' } };
      const error: unknown = await outbox.write(client, 'ticket.other' as string, wrong).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(InvalidEventError);
      const long = outbox.write(client, 'ticket.other', other('x'.repeat(300)));
      await expect(long).rejects.toMatchObject({ field: 'ticket_id' });
      await expect(outbox.write(client, 'nobody.knows' as string, { actor: ADA })).rejects.toBeInstanceOf(
        UnknownActionError,
      );
      await outbox.write(client, 'ticket.other', other('T-1', 'good'));
    });
    expect(await at.waiting()).toBe(1);
  });

  it('takes a snapshot, and texts that PostgreSQL does not', async () => {
    at.relay();
    const input = { actor: ADA, ticket_id: 'T-\0-\ud800', details: { name: 'nul \0 and half \ud83d' } };
    await at.transaction(async (client) => {
      const written = outbox.write(client, 'ticket.other', input);
      input.details.name = 'changed';
      await written;
    });
    await at.drained();
    expect(await at.setAside()).toBe(0);
    expect((await at.sent()).map(({ name }) => name)).toEqual(['nul \0 and half \ufffd']);
  });

  it('misses nothing of a transaction that began first and commits last', async () => {
    const first = await at.connection();
    await first.query('BEGIN');
    await outbox.write(first, 'ticket.other', other('T-1', 'long'));
    at.relay();
    for (let index = 0; index < 20; index += 1) await write('T-1', String(index));
    await at.drained();
    await first.query('COMMIT');
    await at.drained();
    const sent = await at.sent();
    expect(sent.map(({ name }) => name)).toEqual([...Array.from({ length: 20 }, (_, index) => String(index)), 'long']);
    // Nor is it taken for one that was attempted, because others with higher ids were.
    expect(sent.filter(({ isRedelivery }) => isRedelivery)).toEqual([]);
  });

  it('keeps the order per key with several relays, and sends every event once', async () => {
    for (let count = 0; count < 3; count += 1) at.relay({ batchRows: 40, pollMs: 50 });
    for (let round = 0; round < 5; round += 1) await at.transaction((client) => writeMany(client, 400));
    await at.drained();
    const sent = await at.sent();
    expect(sent).toHaveLength(2_000);
    expect(sent.filter(({ isRedelivery }) => isRedelivery)).toEqual([]);
    for (let ticket = 0; ticket < 50; ticket += 1) {
      const ordinals = sent.filter((one) => one.ticket === `T-${ticket}`).map(({ name }) => Number(name));
      const round = ordinals.slice(0, 8);
      expect(round).toEqual([...round].sort((a, b) => a - b));
      expect(ordinals).toEqual(Array.from({ length: 5 }, () => round).flat());
    }
  });

  it('marks as redelivery what an attempt may have sent whose end is not known', async () => {
    await write('T-1', 'attempted');
    const database = { names: outboxNames(at.table), holder: await at.connection(), witness: await at.connection() };
    const broken = takeBatch(database, 0, { rows: 10, bytes: 10_000 }, async (_, begin) => {
      await begin();
      throw new Error('killed');
    });
    await expect(broken).rejects.toThrow('killed');
    await write('T-1', 'new');
    at.relay();
    await at.drained();
    await write('T-1', 'newer');
    await at.drained();
    expect((await at.sent()).map(({ name, isRedelivery }) => [name, isRedelivery])).toEqual([
      ['attempted', true],
      ['new', false],
      ['newer', false],
    ]);
  });

  it('sets aside what fits no schema, goes on with the others, and takes it up again when told to', async () => {
    const client = await at.connection();
    for (const name of ['before', 'broken', 'after']) await write('T-1', name);
    await client.query(
      `UPDATE ${at.table} SET event = jsonb_set(event::jsonb, '{colour}', '"red"')::json WHERE event->>'name' = 'broken'`,
    );
    const problems: string[] = [];
    at.relay({ observer: { setAside: (rows) => problems.push(...rows.map(({ reason }) => reason)) } });
    await at.drained();
    expect((await at.sent()).map(({ name }) => name)).toEqual(['before', 'after']);
    expect(problems).toEqual([expect.stringContaining('colour')]);
    const [listed] = await listSetAside(client, { table: at.table });
    expect(listed).toMatchObject({ action: 'ticket.other', reason: problems[0] });
    expect(await outboxStatus(client, { table: at.table })).toMatchObject({ waiting: 0, setAside: 1 });

    await client.query(`UPDATE ${at.table}_set_aside SET event = (event::jsonb - 'colour')::json`);
    expect(await retrySetAside(client, { table: at.table, eventIds: [listed?.event_id ?? ''] })).toBe(1);
    await at.drained();
    expect((await at.sent()).map(({ name }) => name)).toEqual(['before', 'after', 'broken']);
    expect(await at.setAside()).toBe(0);
  });

  it('discards what nobody wants', async () => {
    const client = await at.connection();
    await write('T-1', 'unreadable');
    await client.query(`UPDATE ${at.table} SET event = '[]'`);
    at.relay();
    await at.drained();
    expect(await at.setAside()).toBe(1);
    expect(await discardSetAside(client, { table: at.table })).toBe(1);
    expect(await at.setAside()).toBe(0);
  });

  it('encodes with the newest schema of the registry what was written by a newer service', async () => {
    const schema = ACTION_SCHEMAS['ticket.other'];
    const newer = {
      ...schema,
      fields: [...schema.fields, { name: 'colour', type: 'string', default: '' }],
    } as AvroRecord;
    await at.registry.register(subjectOf(at.topic, fullNameOf(schema)), newer);
    await write('T-1', 'newer');
    const client = await at.connection();
    await client.query(`UPDATE ${at.table} SET event = jsonb_set(event::jsonb, '{colour}', '"red"')::json`);
    at.relay();
    await at.drained();
    expect((await at.sent()).map(({ name }) => name)).toEqual(['newer']);
  });

  it('goes on when PostgreSQL was restarted', async () => {
    const relay = at.relay({ pollMs: 100 });
    await write('T-1', 'before');
    await at.drained();
    await postgres.kill9();
    await eventually('the relay knows', () => relay.state.problem !== undefined);
    await postgres.startAgain();
    await write('T-1', 'after');
    await at.drained();
    await eventually('the relay is well', () => relay.state.problem === undefined);
    expect((await at.sent()).map(({ name }) => name)).toEqual(['before', 'after']);
  });

  it('uses the index with 100,000 events waiting, to read, to count and to delete', async () => {
    const client = await at.connection();
    await client.query(
      `INSERT INTO ${at.table} (slot, event_id, action, record, event, bytes)
       SELECT i % 64, gen_random_uuid(), 'ticket.other', 'docket.events.TicketOther', '{}', 2 FROM generate_series(1, 100000) i`,
    );
    await client.query(`ANALYZE ${at.table}`);
    const plans: string[] = [];
    const explaining = {
      query: async (text: string, values: unknown[] = []) => {
        if (!/^(SELECT|DELETE) .*FROM/s.test(text)) return client.query(text, values);
        const { rows } = await client.query(`EXPLAIN ${text}`, values);
        plans.push((rows as { 'QUERY PLAN': string }[]).map((row) => row['QUERY PLAN']).join('\n'));
        return client.query(text, values);
      },
    };
    const database = { names: outboxNames(at.table), holder: explaining, witness: await at.connection() };
    const batch = await takeBatch(database, 0, { rows: 1_000, bytes: 1_000_000 }, async (_, begin) => {
      await begin();
      return [];
    });
    expect(batch?.sent).toHaveLength(1_008);
    expect(plans).toHaveLength(3);
    for (const plan of plans) expect(plan).toMatch(new RegExp(`Index (Only )?Scan using ${at.table}_pkey`));
    for (const plan of plans) expect(plan).not.toMatch(/Seq Scan/);
    expect(await outboxStatus(client, { table: at.table })).toMatchObject({ waiting: 98_992, setAside: 0 });
  });

  it('needs the rights that docs/outbox.md lists, and no others', async () => {
    const client = await at.connection();
    const [service, relay] = [`${at.table}_service`, `${at.table}_relay`];
    for (const role of [service, relay]) await client.query(`CREATE ROLE ${role} LOGIN`);
    await client.query(`GRANT INSERT ON ${at.table} TO ${service}`);
    await client.query(`GRANT SELECT, DELETE ON ${at.table} TO ${relay}`);
    await client.query(`GRANT SELECT, UPDATE ON ${at.table}_slots, ${at.table}_attempts TO ${relay}`);
    await client.query(`GRANT SELECT, INSERT ON ${at.table}_set_aside TO ${relay}`);
    const as = (role: string) =>
      connectPostgres({ url: postgres.url.replace('//docket@', `//${role}@`), applicationName: 'test' });
    const writer = await as(service);
    await outbox.write(writer, 'ticket.other', other('T-1', 'fits'));
    await outbox.write(writer, 'ticket.other', other('T-2', 'does not'));
    await writer.end();
    await client.query(`UPDATE ${at.table} SET event = '{}' WHERE event->>'name' = 'does not'`);
    at.relay({ connect: () => as(relay) });
    await at.drained();
    expect([(await at.sent()).length, await at.setAside()]).toEqual([1, 1]);
  });

  it('can be installed twice, under any plain name', async () => {
    const client = await at.connection();
    const sql = outboxSql({ table: 'help_desk.audit_outbox' });
    await client.query(sql);
    await client.query(sql);
    const { rows } = await client.query('SELECT count(*)::integer AS n FROM help_desk.audit_outbox_slots');
    expect(rows).toEqual([{ n: 64 }]);
  });
});

describe('a relay whose Kafka goes away', () => {
  let postgres: TestPostgres;
  let kafka: TestKafka;
  let at: Place;

  beforeAll(async () => {
    [postgres, kafka] = await Promise.all([TestPostgres.start(), TestKafka.start()]);
    at = await Place.create(postgres, kafka.brokers);
  });
  afterAll(async () => {
    await at.remove().finally(() => Promise.all([kafka.stop(), postgres.stop()]));
  });

  const write = (name: string) =>
    at.transaction(async (client) => {
      await at.outbox().write(client, 'ticket.other', other('T-1', name));
    });
  /** Names in the order in which they came first. */
  const sent = async () => [...new Set((await at.sent()).map(({ name }) => name))];

  it('holds no transaction open for a Kafka that hangs', async () => {
    const relay = at.relay({ sendMs: 1_000 });
    await write('before');
    await at.drained();
    kafka.freeze();
    try {
      await write('meanwhile');
      await eventually('the relay knows', () => relay.state.problem?.includes('has not answered within 1000 ms'));
      const client = await at.connection();
      await eventually(
        'no transaction of the relay is open',
        async () => {
          const { rows } = await client.query("SELECT 1 FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'");
          return rows.length === 0;
        },
        { timeoutMs: 5_000 },
      );
      expect(await at.waiting()).toBe(1);
    } finally {
      kafka.thaw();
    }
    await at.drained(60_000);
    expect(await sent()).toEqual(['before', 'meanwhile']);
    await at.stop(relay);
  });

  it('keeps the events of an outage, and sends them in order when it is over', async () => {
    const relay = at.relay({ sendMs: 1_000 });
    await kafka.kill9();
    const names = Array.from({ length: 10 }, (_, index) => String(index));
    for (const name of names) await write(name);
    await eventually('the relay knows', () => relay.state.problem !== undefined);
    expect(await at.waiting()).toBe(10);
    await kafka.startAgain();
    await at.drained(60_000);
    expect(await sent()).toEqual(['before', 'meanwhile', ...names]);
  });
});
