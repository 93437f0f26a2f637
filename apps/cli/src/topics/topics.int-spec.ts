import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectAdmin, type TopicAdmin } from '@docket/kafka';
import { testStack, uniqueName } from '@docket/testing';
import { Command } from 'commander';
import { capturingContext } from '../../test/capturing-context.js';
import { registerTopicsCommands } from './commands.js';

let admin: TopicAdmin;
let folder: string;
beforeAll(async () => {
  admin = await connectAdmin({ brokers: testStack().brokers }, { clientId: 'topics-test' });
  folder = mkdtempSync(path.join(os.tmpdir(), 'docket-topics-'));
});
afterAll(async () => {
  await admin.close();
  rmSync(folder, { recursive: true });
});

const topicsFile = (name: string, partitions: number, retention: string) => {
  const file = path.join(folder, `${name}-${partitions}-${retention}.yaml`);
  const config = `{ cleanup.policy: delete, retention.ms: ${retention}, message.timestamp.type: LogAppendTime }`;
  writeFileSync(file, `topics:\n  - { name: ${name}, doc: d, partitions: ${partitions}, config: ${config} }\n`);
  return file;
};

/** Runs `docket topics …` and gives what it printed; throws as the command does. */
function docket(...args: string[]): Promise<string[]> {
  return docketOn(testStack().brokers.join(','), ...args);
}

async function docketOn(brokers: string, ...args: string[]): Promise<string[]> {
  const { context, printed } = capturingContext({ DOCKET_KAFKA_BROKERS: brokers });
  const program = new Command().exitOverride();
  registerTopicsCommands(program, context);
  await program.parseAsync(['topics', ...args], { from: 'user' });
  return printed;
}

describe('docket topics on a real broker', () => {
  const name = uniqueName('topics');

  it('shows what it would do, does it, and then has nothing to do', async () => {
    const file = topicsFile(name, 3, '-1');
    expect(await docket('list', '--file', file)).toEqual([`${name}: missing`]);
    expect(await docket('apply', '--dry-run', '--file', file)).toEqual([`${name}: to be made, 3 partitions`]);
    expect(await admin.topics([name])).toEqual([]);
    expect(await docket('apply', '--file', file)).toEqual([`${name}: made, 3 partitions`]);
    expect(await admin.topics([name])).toEqual([{ name, partitions: 3, replicationFactor: 1 }]);
    const config = await admin.config(name);
    expect(['retention.ms', 'message.timestamp.type', 'min.insync.replicas'].map((entry) => config.get(entry))).toEqual(
      ['-1', 'LogAppendTime', '1'],
    );
    expect(await docket('apply', '--file', file)).toEqual([`${name}: as it should be`]);
    expect(await docket('list', '--file', file)).toEqual([`${name}: 3 partitions, 1 replica`]);
  });

  it('corrects what has drifted, shows the difference, and leaves other entries alone', async () => {
    await admin.alterConfig(name, { 'retention.ms': '1000', 'segment.ms': '3600000' });
    const file = topicsFile(name, 3, '-1');
    const difference = '  retention.ms: 1000 -> -1';
    expect(await docket('list', '--file', file)).toEqual([`${name}: 3 partitions, 1 replica`, difference]);
    expect(await docket('apply', '--dry-run', '--file', file)).toEqual([`${name}: to be corrected`, difference]);
    expect((await admin.config(name)).get('retention.ms')).toBe('1000');
    expect(await docket('apply', '--file', file)).toEqual([`${name}: corrected`, difference]);
    const config = await admin.config(name);
    expect([config.get('retention.ms'), config.get('segment.ms')]).toEqual(['-1', '3600000']);
    expect(await docket('apply', '--file', file)).toEqual([`${name}: as it should be`]);
  });

  it('refuses another number of partitions or replicas, says why, and changes nothing', async () => {
    const file = topicsFile(name, 6, '5000');
    await expect(docket('apply', '--file', file)).rejects.toThrow(
      new RegExp(
        `no topic was changed:\n {2}topic ${name} has 3 partitions, the file says 6.*order of events per ticket`,
      ),
    );
    await expect(docket('apply', '--dry-run', '--file', file)).rejects.toMatchObject({ exitCode: 1 });
    expect((await admin.config(name)).get('retention.ms')).toBe('-1');
    await expect(docket('apply', '--replication-factor', '3', '--file', topicsFile(name, 3, '-1'))).rejects.toThrow(
      'has 1 replicas, --replication-factor says 3',
    );
  });

  it('tells a broker that does not answer from a failure', async () => {
    await expect(docketOn('127.0.0.1:1', 'list')).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('Kafka at 127.0.0.1:1: '),
    });
  });

  it('makes the topics of this repository, under the prefix of the installation', async () => {
    const prefix = `${uniqueName('prefix')}.`;
    const { context, printed } = capturingContext({
      DOCKET_KAFKA_BROKERS: testStack().brokers.join(','),
      DOCKET_KAFKA_TOPIC_PREFIX: prefix,
    });
    const program = new Command().exitOverride();
    registerTopicsCommands(program, context);
    await program.parseAsync(['topics', 'apply'], { from: 'user' });
    expect(printed).toEqual([
      `${prefix}audit.events.v1: made, 8 partitions`,
      `${prefix}audit.events.v1.rejected: made, 8 partitions`,
      `${prefix}docket.control.v1: made, 1 partition`,
    ]);
    for (const topic of ['audit.events.v1', 'audit.events.v1.rejected', 'docket.control.v1'])
      await admin.remove(prefix + topic);
    await admin.remove(name);
  });
});
