import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inspectValue, SchemaRegistry } from '@docket/avro';
import { ACTION_SCHEMAS, fullNameOf, subjectOf } from '@docket/events';
import { connectAdmin, readRecords, type TopicAdmin } from '@docket/kafka';
import { testStack, uniqueName, type UnpackedPackages, unpackPackages } from '@docket/testing';

const run = promisify(execFile);
const SCHEMA = ACTION_SCHEMAS['ticket.other'];

describe('the published package', () => {
  const { brokers, registryUrl } = testStack();
  const topic = uniqueName('package');
  let unpacked: UnpackedPackages;
  let admin: TopicAdmin;
  let registry: SchemaRegistry;

  beforeAll(async () => {
    unpacked = await unpackPackages(['sdk'], path.join(import.meta.dirname, 'consumer'));
    admin = await connectAdmin({ brokers }, { clientId: 'test' });
    await admin.create({ name: topic, partitions: 1, replicationFactor: 1, config: {} });
    registry = new SchemaRegistry({ url: registryUrl });
    await registry.register(subjectOf(topic, fullNameOf(SCHEMA)), SCHEMA);
  });
  afterAll(async () => {
    await admin.remove(topic);
    await admin.close();
    registry.close();
    await unpacked.remove();
  });

  it.each([
    ['imported', 'emit.mjs', false],
    ['required', 'emit.cjs', false],
    ['imported', 'emit.mjs', true],
    ['required', 'emit.cjs', true],
  ])(
    'publishes when it is %s (by %s, with a thread: %s), knows its errors, and lets the process end',
    async (how, script, thread) => {
      const where = { kafka: { brokers }, registry: { url: registryUrl }, topic };
      const options = { ...where, service: how, tenantId: 't1', thread };
      const { stdout, stderr } = await run(process.execPath, [script, JSON.stringify(options)], {
        cwd: unpacked.service,
      });
      expect(stderr).toBe('');
      const { event_id, partition, offset, typed } = JSON.parse(stdout) as Printed;
      expect(typed).toBe(true);
      const places = new Map([[partition, Number(offset)]]);
      const found = await readRecords({ brokers }, { name: topic, clientId: 'package-test' }, places);
      const { value } = inspectValue(SCHEMA, found.get(partition)?.value ?? Buffer.alloc(0));
      expect(value).toMatchObject({
        envelope: { event_id, actor: { id: how }, producer: { service: how } },
        name: 'x',
      });
    },
  );
});

interface Printed {
  readonly event_id: string;
  readonly partition: number;
  readonly offset: string;
  readonly typed: boolean;
}
