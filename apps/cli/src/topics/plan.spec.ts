import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { CONTROL_TOPIC, EVENTS_TOPIC, LIMITS, REJECTED_TOPIC } from '@docket/events';
import { WORKSPACE_ROOT } from '../workspace.js';
import { planTopic, wantedConfig, type ExistingTopic } from './plan.js';
import { parseTopics, readTopicsFile } from './topics-file.js';

const wanted = { name: 't', doc: 'd', partitions: 4, config: { 'retention.ms': '-1', 'cleanup.policy': 'delete' } };
const existing: ExistingTopic = {
  name: 't',
  partitions: 4,
  replicationFactor: 3,
  config: new Map([
    ['retention.ms', '-1'],
    ['cleanup.policy', 'delete'],
    ['min.insync.replicas', '2'],
    ['segment.ms', '1'],
  ]),
};

describe('schemas/topics.yaml', () => {
  const topics = new Map(
    readTopicsFile(path.join(WORKSPACE_ROOT, 'schemas/topics.yaml')).map((topic) => [topic.name, topic]),
  );

  it('has the topics the code names', () => {
    expect([...topics.keys()]).toEqual([EVENTS_TOPIC, REJECTED_TOPIC, CONTROL_TOPIC]);
  });

  it('keeps events for ever, with the time of the broker', () => {
    expect(topics.get(EVENTS_TOPIC)?.config).toMatchObject({
      'cleanup.policy': 'delete',
      'retention.ms': '-1',
      'retention.bytes': '-1',
      'message.timestamp.type': 'LogAppendTime',
    });
    expect(topics.get(CONTROL_TOPIC)?.config['cleanup.policy']).toBe('compact');
  });

  it('takes the largest event with its key and headers, and every rejected record', () => {
    const bytes = (name: string) => Number(topics.get(name)?.config['max.message.bytes']);
    expect(bytes(EVENTS_TOPIC)).toBeGreaterThan(LIMITS.value + 64 * 1024);
    expect(bytes(REJECTED_TOPIC)).toBeGreaterThan(bytes(EVENTS_TOPIC));
  });
});

describe('planTopic', () => {
  it('keeps what is as it should be, entries the file does not name included', () => {
    expect(planTopic(wanted, existing, undefined)).toEqual({ name: 't', step: 'keep' });
    expect(planTopic(wanted, existing, 3)).toEqual({ name: 't', step: 'keep' });
  });

  it('makes what is missing, replicas by the cluster unless asked for', () => {
    expect(planTopic(wanted, undefined, undefined)).toEqual({
      name: 't',
      step: 'create',
      wanted,
      replicationFactor: -1,
    });
    expect(planTopic(wanted, undefined, 3)).toMatchObject({ step: 'create', replicationFactor: 3 });
  });

  it('shows each entry that has drifted', () => {
    const config = new Map([...existing.config, ['retention.ms', '604800000'], ['min.insync.replicas', '1']]);
    config.delete('cleanup.policy');
    expect(planTopic(wanted, { ...existing, config }, undefined)).toEqual({
      name: 't',
      step: 'correct',
      differences: [
        { entry: 'min.insync.replicas', is: '1', should: '2' },
        { entry: 'retention.ms', is: '604800000', should: '-1' },
        { entry: 'cleanup.policy', is: undefined, should: 'delete' },
      ],
    });
  });

  it.each([3, 5])('refuses %i partitions instead of 4 and says why', (partitions) => {
    const plan = planTopic(wanted, { ...existing, partitions }, undefined);
    expect(plan).toMatchObject({
      step: 'refuse',
      why: expect.stringContaining(`has ${partitions} partitions, the file says 4`),
    });
    expect(plan).toMatchObject({ why: expect.stringContaining('order of events per ticket would break') });
  });

  it('refuses another number of replicas', () => {
    expect(planTopic(wanted, existing, 2)).toMatchObject({
      step: 'refuse',
      why: expect.stringContaining('has 3 replicas'),
    });
  });

  it.each([
    [1, '1'],
    [2, '1'],
    [3, '2'],
    [5, '4'],
  ])('with %i replicas acknowledges after %s', (replicas, insync) => {
    expect(wantedConfig(wanted, replicas)['min.insync.replicas']).toBe(insync);
  });

  it('lets the file say min.insync.replicas itself', () => {
    const own = { ...wanted, config: { 'min.insync.replicas': '3' } };
    expect(wantedConfig(own, 3)['min.insync.replicas']).toBe('3');
  });
});

describe('parseTopics', () => {
  it('takes numbers and flags as Kafka writes them', () => {
    const text = 'topics: [{ name: a, doc: d, partitions: 1, config: { retention.ms: -1, x: true, y: z } }]';
    expect(parseTopics(text, 'f')[0]?.config).toEqual({ 'retention.ms': '-1', x: 'true', y: 'z' });
  });

  it.each([
    ['{', 'f: not YAML'],
    ['topics: []', 'topics: '],
    ['topics: [{ name: a, doc: d, partitions: 0, config: {} }]', 'topics.0.partitions: '],
    ['topics: [{ name: a b, doc: d, partitions: 1, config: {} }]', 'topics.0.name: must be a topic name'],
    ['topics: [{ name: a, doc: d, partitions: 1, config: {}, replicas: 2 }]', 'replicas'],
    [
      'topics: [{ name: a, doc: d, partitions: 1, config: {} }, { name: a, doc: d, partitions: 1, config: {} }]',
      'topics: names a topic twice',
    ],
  ])('refuses %s', (text, message) => {
    expect(() => parseTopics(text, 'f')).toThrow(message);
  });

  it('names a file that is not there', () => {
    expect(() => readTopicsFile('/nowhere/topics.yaml')).toThrow('/nowhere/topics.yaml cannot be read');
  });
});
