import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { testStack, uniqueName } from '@docket/testing';
import type { AvroSchema } from '@docket/events';
import { RegistryRefusedError, RegistryUnavailableError } from './registry-errors.js';
import { SchemaRegistry } from './schema-registry.js';

const record = (name: string, ...fields: unknown[]): AvroSchema =>
  ({ type: 'record', name, namespace: 'docket.test', fields }) as AvroSchema;

describe('SchemaRegistry on a real registry', () => {
  let registry: SchemaRegistry;
  beforeAll(() => {
    registry = new SchemaRegistry({ url: testStack().registryUrl });
  });
  afterAll(() => {
    registry.close();
  });

  it('registers, finds and reads back a schema as it was written, docs and logical types included', async () => {
    const subject = uniqueName('registry');
    const schema = record(
      'Seen',
      { name: 'at', doc: 'When.', type: { type: 'long', logicalType: 'timestamp-millis' } },
      { name: 'note', type: ['null', 'string'], default: null, pii: true },
    );
    expect(await registry.idOf(subject, schema)).toBeUndefined();
    const id = await registry.register(subject, schema);
    expect(await registry.idOf(subject, schema)).toBe(id);
    expect(await registry.schemaById(id)).toEqual(schema);
    expect(await registry.latest(subject)).toEqual({ id, version: 1, schema });
    expect(await registry.subjects()).toContain(subject);
    expect(await registry.register(subject, schema)).toBe(id);
  });

  it('lists more than a thousand subjects', async () => {
    const prefix = uniqueName('many');
    const subjects = Array.from({ length: 1001 }, (_, index) => `${prefix}-${index}`);
    // Schemas of their own: the first registrations of one text at the same time get in each other's way.
    const registerOne = (subject: string, index: number) => registry.register(subject, record(`Many${index}`));
    for (let from = 0; from < subjects.length; from += 20)
      await Promise.all(subjects.slice(from, from + 20).map((subject, index) => registerOne(subject, from + index)));
    const listed = new Set(await registry.subjects());
    expect(subjects.filter((subject) => !listed.has(subject))).toEqual([]);
  }, 60_000);

  it('answers undefined for what is not there', async () => {
    expect(await registry.schemaById(2_000_000_000)).toBeUndefined();
    expect(await registry.latest(uniqueName('none'))).toBeUndefined();
    expect(await registry.versions(uniqueName('none'))).toEqual([]);
  });

  it('refuses an incompatible schema and names the field', async () => {
    const subject = uniqueName('registry');
    await registry.register(subject, record('Changed', { name: 'a', type: 'string' }));
    await registry.setCompatibility(subject, 'BACKWARD_TRANSITIVE');
    expect(await registry.compatibility(subject)).toBe('BACKWARD_TRANSITIVE');
    const broken = record('Changed', { name: 'a', type: 'string' }, { name: 'added', type: 'string' });
    const answer = await registry.check(subject, broken);
    expect(answer.compatible).toBe(false);
    expect(answer.messages.join(' ')).toContain('added');
    await expect(registry.register(subject, broken)).rejects.toThrow(RegistryRefusedError);
    const good = record('Changed', { name: 'a', type: 'string' }, { name: 'added', type: 'string', default: '' });
    expect(await registry.check(subject, good)).toEqual({ compatible: true, messages: [] });
    await registry.register(subject, good);
    expect((await registry.versions(subject)).map(({ version }) => version)).toEqual([1, 2]);
    expect((await registry.versions(subject))[1]).toEqual(await registry.latest(subject));
    expect(await registry.check(uniqueName('none'), broken)).toEqual({ compatible: true, messages: [] });
  });

  it('is unavailable, not empty, behind a wrong path', async () => {
    const wrong = new SchemaRegistry({ url: `${testStack().registryUrl}/nonsense` });
    await expect(wrong.schemaById(1)).rejects.toThrow(RegistryUnavailableError);
    wrong.close();
  });
});

describe('SchemaRegistry on servers that misbehave', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  async function listen(handler: Parameters<typeof createServer>[1]): Promise<string> {
    const started = createServer(handler as never);
    server = started;
    await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
  }

  it('gives up on a silent server, then stops asking it', async () => {
    let asked = 0;
    const url = await listen(() => {
      asked++;
    });
    const registry = new SchemaRegistry({ url, timeoutMs: 50, breakerFailures: 2, breakerOpenMs: 60_000 });
    for (let i = 0; i < 4; i++) await expect(registry.schemaById(i)).rejects.toThrow(RegistryUnavailableError);
    await expect(registry.idOf('s', 'string')).rejects.toThrow(RegistryUnavailableError);
    expect(asked).toBe(2);
    registry.close();
  });

  it('calls a time-out of the producer calls unavailable too', async () => {
    const url = await listen(() => undefined);
    const registry = new SchemaRegistry({ url, timeoutMs: 50 });
    await expect(registry.idOf('s', record('A', { name: 'a', type: 'int' }))).rejects.toThrow(RegistryUnavailableError);
    registry.close();
  });

  it('asks once for many look-ups of one id, with its credentials', async () => {
    const seen: (string | undefined)[] = [];
    const url = await listen((request, response) => {
      seen.push(request.headers.authorization);
      setTimeout(() => response.end('{"schema":"\\"string\\""}'), 20);
    });
    const registry = new SchemaRegistry({ url, username: 'u', password: 'p' });
    expect(await Promise.all([registry.schemaById(7), registry.schemaById(7)])).toEqual(['string', 'string']);
    expect(seen).toEqual([`Basic ${Buffer.from('u:p').toString('base64')}`]);
    registry.close();
  });

  it('completes a schema from the references it names', async () => {
    const inner = record('Inner', { name: 'x', type: 'int' });
    const outer = record('Outer', { name: 'inner', type: 'docket.test.Inner' });
    const url = await listen((request, response) => {
      const path = request.url ?? '';
      const references = [{ name: 'docket.test.Inner', subject: 'inner', version: 1 }];
      const body = path.includes('/subjects/')
        ? { schema: JSON.stringify(inner) }
        : { schema: JSON.stringify(outer), references };
      response.end(JSON.stringify(body));
    });
    const registry = new SchemaRegistry({ url });
    expect(await registry.schemaById(1)).toEqual(record('Outer', { name: 'inner', type: inner }));
    registry.close();
  });
});
