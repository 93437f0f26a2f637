import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, freePort } from '@docket/testing';
import { Installation } from './installation.js';

interface AuditEvent {
  readonly action: string;
  readonly ticket_id?: string;
  readonly actor: { readonly type: string; readonly id: string };
  readonly ip?: string;
  readonly target?: { readonly type: string; readonly id: string };
  readonly details: Readonly<Record<string, string>>;
}

interface Key {
  readonly key: string;
  readonly id: string;
}

/** From the command line and the API to who may read, and who is told to have read. */
describe('access', () => {
  let at: Installation;
  let url: string;
  let auditor: Key;
  let admin: Key;
  beforeAll(async () => {
    at = await Installation.create();
    expect(await at.docket('traffic', '--start', '2026-02-02', '--events', '200', '--tenant', 'demo')).toMatchObject({
      code: 0,
    });
    await at.startIngestion();
    url = await at.startQuery();
    [auditor, admin] = [await create('auditor'), await create('admin')];
  });
  afterAll(async () => {
    await at.remove();
  });

  async function create(role: string, ...more: string[]): Promise<Key> {
    const { out, err } = await at.docket('keys', 'create', '-t', 'demo', '-n', role, '-r', role, '--json', ...more);
    expect(err).toBe('');
    return JSON.parse(out) as Key;
  }

  async function ask(key: Key, address: string, body?: object, from = url) {
    const response = await fetch(`${from}${address}`, {
      headers: { authorization: `Bearer ${key.key}`, 'content-type': 'application/json', 'user-agent': 'test' },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  const audits = async (by: Key, action: string): Promise<AuditEvent[]> => {
    const { body } = await ask(auditor, `/v1/events?action=${action}&actor=${by.id}&limit=1000`);
    return body['events'] as AuditEvent[];
  };

  it('tells auditors who read what', async () => {
    const analyst = await create('analyst');
    expect((await ask(analyst, '/v1/events?actor=agent-1&from=2026-02-02&limit=5')).status).toBe(200);
    expect((await ask(analyst, '/v1/tickets/T-1/timeline')).status).toBe(200);
    expect((await ask(analyst, '/v1/events?nope=1')).status).toBe(400);
    await eventually('the reads are told', async () => (await audits(analyst, 'audit.*')).length >= 2, {
      timeoutMs: 30_000,
    });
    const told = await audits(analyst, 'audit.*');
    expect(told.map(({ action }) => action).sort()).toEqual(['audit.searched', 'audit.viewed']);
    expect(told.find(({ action }) => action === 'audit.searched')).toMatchObject({
      actor: { type: 'API', id: analyst.id },
      ip: '127.0.0.1',
      user_agent: 'test',
      details: { resource: 'events', filter: 'actor=agent-1&from=2026-02-02&limit=5', from_time: expect.any(String) },
    });
    expect(told.find(({ action }) => action === 'audit.viewed')).toMatchObject({
      ticket_id: 'T-1',
      details: { resource: 'tickets/timeline' },
    });
    expect((await ask(analyst, '/v1/events?action=audit.*')).status).toBe(403);
  });

  it('is given and taken by admins, for their own tenant', async () => {
    const made = await ask(admin, '/v1/keys', {
      name: 'team lead',
      roles: ['viewer'],
      departments: ['support'],
      expires_at: '2099-01-01T00:00:00Z',
    });
    expect([made.status, made.body]).toEqual([
      202,
      expect.objectContaining({ tenant_id: 'demo', departments: ['support'], expires_at: '2099-01-01T00:00:00.000Z' }),
    ]);
    const key = made.body as unknown as Key;
    expect((await ask(key, '/v1/events')).status).toBe(200);
    expect((await ask(key, '/v1/keys')).status).toBe(403);
    expect((await ask(admin, `/v1/keys/${key.id}/revoke`, {})).status).toBe(202);
    expect(await ask(admin, `/v1/keys/${key.id}/revoke`, {})).toMatchObject({ status: 409 });
    await eventually('it is refused', async () => (await ask(key, '/v1/events')).status === 401, { timeoutMs: 10_000 });
    const listed = (await ask(admin, '/v1/keys')).body['keys'] as Record<string, unknown>[];
    expect(listed.find(({ id }) => id === key.id)).toMatchObject({ name: 'team lead', revoked_at: expect.any(String) });
    expect(JSON.stringify(listed)).not.toMatch(/hash|[0-9a-f]{64}/);
    await eventually('both are told', async () => (await audits(admin, 'audit.configured')).length >= 2, {
      timeoutMs: 30_000,
    });
    expect(
      (await audits(admin, 'audit.configured')).map(({ target, details }) => [target?.id, details['operation']]),
    ).toEqual(
      expect.arrayContaining([
        [key.id, 'created'],
        [key.id, 'revoked'],
      ]),
    );
    const foreign = await at.docket('keys', 'create', '-t', 'other', '-n', 'x', '--json');
    const { id } = JSON.parse(foreign.out) as Key;
    expect(await ask(admin, `/v1/keys/${id}/revoke`, {})).toMatchObject({ status: 404 });
    expect(JSON.stringify((await ask(admin, '/v1/keys')).body)).not.toContain(id);
  });

  it.each([
    [{ name: '', roles: ['viewer'] }, 'name'],
    [{ name: 'x', roles: ['owner'] }, 'roles.0'],
    [{ name: 'x', roles: [] }, 'roles'],
    [{ name: 'x', roles: ['admin'], departments: ['support'] }, 'departments'],
    [{ name: 'x', roles: ['viewer'], departments: [] }, 'departments'],
    [{ name: 'x', roles: ['viewer'], expires_at: '2026-01-01T00:00:00Z' }, 'expires_at'],
    [{ name: 'x', roles: ['viewer'], expires: '2099-01-01T00:00:00Z' }, 'expires'],
  ])('is not given by %j', async (body, parameter) => {
    expect(await ask(admin, '/v1/keys', body)).toMatchObject({ status: 400, body: { parameter } });
  });

  it('is listed with its limits, and when it was last used', async () => {
    const { id } = await create('viewer', '--department', 'support', 'sales', '--expires', '2099-01-01');
    const refused = await at.docket('keys', 'create', '-t', 'demo', '-n', 'x', '-r', 'admin', '-d', 'support');
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('only the roles viewer and analyst')]);
    const list = async () => JSON.parse((await at.docket('keys', 'list', '--json')).out) as Record<string, unknown>[];
    expect((await list()).find((key) => key['id'] === id)).toMatchObject({
      departments: ['support', 'sales'],
      expires_at: '2099-01-01T00:00:00.000Z',
    });
    expect((await ask(auditor, '/v1/events?limit=1')).status).toBe(200);
    const used = async () => (await list()).find((key) => key['id'] === auditor.id)?.['last_used_at'] !== undefined;
    await eventually('its use is told', used, { timeoutMs: 30_000 });
    const table = (await at.docket('keys', 'list')).out;
    for (const word of ['DEPARTMENTS', 'support sales', 'EXPIRES', 'LAST USED']) expect(table).toContain(word);
  });

  it('does not wait for Kafka, and what was read meanwhile is told when it is back', async () => {
    const viewer = await create('viewer');
    const spool = path.join(at.folder, 'spool');
    mkdirSync(spool);
    // The schemas become known once while Kafka is there.
    const before = await at.startQuery({ DOCKET_QUERY_SPOOL: spool });
    expect((await ask(viewer, '/v1/events', undefined, before)).status).toBe(200);
    await eventually('it is told', async () => (await audits(viewer, 'audit.searched')).length === 1, {
      timeoutMs: 30_000,
    });
    const away = await at.startQuery({
      DOCKET_QUERY_SPOOL: spool,
      DOCKET_KAFKA_BROKERS: `127.0.0.1:${await freePort()}`,
    });
    const since = performance.now();
    for (let n = 0; n < 5; n += 1) expect((await ask(viewer, '/v1/events', undefined, away)).status).toBe(200);
    // Whoever waited for Kafka would wait for ten seconds each time.
    expect(performance.now() - since).toBeLessThan(10_000);
    await at.stopQueries();
    await at.startQuery({ DOCKET_QUERY_SPOOL: spool });
    await eventually('all are told', async () => (await audits(viewer, 'audit.searched')).length === 6, {
      timeoutMs: 30_000,
    });
    await at.stopQueries();
  });

  it('leaves no secret in a log', async () => {
    const key = await create('viewer');
    const loud = await at.startQuery({ DOCKET_LOG_LEVEL: 'debug', DOCKET_CLICKHOUSE_PASSWORD: 'wrong-password-x' });
    const token = `eyJhbGciOiJSUzI1NiJ9.${'c2VjcmV0'.repeat(5)}.${'c2ln'.repeat(10)}`;
    expect((await ask(key, '/v1/events', undefined, loud)).status).toBe(503);
    expect((await ask({ key: token, id: '' }, '/v1/events', undefined, loud)).status).toBe(401);
    await ask({ key: `${key.key}x`, id: '' }, `/v1/events?access_token=${key.key}`, undefined, loud);
    const log = readFileSync(path.join(at.folder, 'query.log'), 'utf8');
    // It is the log of that service, and says what went wrong.
    expect(log).toContain('request failed');
    for (const secret of [key.key, key.key.slice(16), token, 'wrong-password-x']) expect(log).not.toContain(secret);
  });
});
