import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { rootCertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectWriter, defineQuery } from '@docket/clickhouse';
import { kafkaConfig, loadConfig } from '@docket/config';
import { topicNames } from '@docket/events';
import { connectAdmin, connectProducer, type KafkaSettings } from '@docket/kafka';
import { connect } from '@docket/sdk';
import { eventually, type Grant, SecuredKafka, testStack } from '@docket/testing';
import { z } from 'zod';
import { Installation } from './installation.js';

type Variables = Readonly<Record<string, string>>;

const event = { actor: { type: 'AGENT', id: 'a' }, ticket_id: 'T-1', details: { name: 'x' } } as const;
const PREFIX = 'secured.';
const { events, rejected, control } = topicNames(PREFIX);
const GROUP = 'docket-ingestion';

/** Nothing else answers as soon as an orderly failure: what is wrong for good must not be tried again and again. */
const AT_ONCE_MS = 10_000;

describe('a Kafka that asks for TLS, a sign-in and rights', () => {
  let kafka: SecuredKafka;
  let at: Installation;
  let ingestionVariables: Variables;
  let helpdesk: Variables;

  beforeAll(async () => {
    kafka = await SecuredKafka.start({ operator: 'operator-pw', ingestion: 'ingestion-pw', helpdesk: 'helpdesk-pw' });
    // As docs/kafka-access.md has it, but for the one right that ingestion is first seen to miss.
    await kafka.grant([
      { user: 'operator', on: 'TOPIC', name: `${PREFIX}*`, operations: ['CREATE', 'DESCRIBE', 'DELETE'] },
      { user: 'operator', on: 'TOPIC', name: `${PREFIX}*`, operations: ['DESCRIBE_CONFIGS', 'ALTER_CONFIGS'] },
      { user: 'operator', on: 'GROUP', name: GROUP, operations: ['DESCRIBE'] },
      { user: 'ingestion', on: 'TOPIC', name: events, operations: ['READ'] },
      { user: 'ingestion', on: 'TOPIC', name: control, operations: ['READ'] },
      { user: 'ingestion', on: 'GROUP', name: GROUP, operations: ['READ'] },
      { user: 'ingestion', on: 'GROUP', name: `${GROUP}-control`, operations: ['READ'] },
      { user: 'helpdesk', on: 'TOPIC', name: events, operations: ['WRITE'] },
    ]);
    const operator = kafka.variables('operator', 'plain');
    ingestionVariables = kafka.variables('ingestion', 'scram-sha-512');
    helpdesk = kafka.variables('helpdesk', 'scram-sha-512');
    at = await Installation.create({ ...operator, DOCKET_KAFKA_TOPIC_PREFIX: PREFIX, DOCKET_INGEST_GROUP: GROUP });
  });
  afterAll(async () => {
    await at.remove();
    await kafka.stop();
  });

  const settings = (variables: Variables): KafkaSettings => loadConfig(kafkaConfig, variables);
  const sdk = (variables: Variables) =>
    connect({
      kafka: settings(variables),
      registry: { url: testStack().registryUrl },
      topic: events,
      service: 'helpdesk',
      tenantId: 't1',
    });

  async function count(table: string): Promise<number> {
    const { url, user: username, password } = testStack().clickhouse;
    const database = at.env['DOCKET_CLICKHOUSE_DATABASE'] ?? '';
    const reader = connectWriter({ url, username, password, database });
    const sql = `SELECT toFloat64(count()) AS n FROM ${table}`;
    const [row] = await reader.query(
      defineQuery({ name: 'test', sql, params: z.object({}), row: z.object({ n: z.number() }) }),
      {},
    );
    await reader.close();
    return row?.n ?? Number.NaN;
  }

  it('carries an event from the SDK into the table, each part with the rights that it needs and no others', async () => {
    const refused: unknown = await at.startIngestion(ingestionVariables).catch((error: unknown) => error);
    expect(refused).toMatchObject({ message: expect.stringContaining('docs/kafka-access.md') });
    await kafka.grant([{ user: 'ingestion', on: 'TOPIC', name: rejected, operations: ['WRITE'] }]);
    const ingestion = await at.startIngestion(ingestionVariables);
    const audit = await sdk(helpdesk);
    await expect(audit.emit('ticket.other', event)).resolves.toHaveProperty('offset');
    await audit.close();
    await eventually('the event is stored', async () => (await count('audit_events')) === 1);
    const { out } = await at.docket('doctor');
    expect(out).toContain('Kafka: 127.0.0.1:');
    expect(out).not.toMatch(/PROBLEM {2}(Kafka|topic|ingestion)/);

    const foreign = await connectProducer(settings(helpdesk), { clientId: 'test' });
    await expect(foreign.send(rejected, [{ key: 'k', value: Buffer.from('x') }])).rejects.toMatchObject({
      type: 'TOPIC_AUTHORIZATION_FAILED',
      message: expect.stringContaining('docs/kafka-access.md'),
    });

    // Not the record is refused but who sends it, so nothing of it may be dropped.
    const right: Grant[] = [{ user: 'ingestion', on: 'TOPIC', name: rejected, operations: ['WRITE'] }];
    await kafka.revoke(right);
    await foreign.send(events, [{ key: 'k', value: Buffer.from('no event') }]);
    await foreign.close();
    await eventually('ingestion says what it may not do', () => ingestion.output().includes('publish rejections'));
    expect(ingestion.output()).toContain('docs/kafka-access.md');
    await kafka.grant(right);
    const operator = await connectAdmin(settings(at.env), { clientId: 'test' });
    await eventually('the rejection is published', async () => {
      const ranges = await operator.ranges(rejected);
      return ranges.reduce((sum, { high }) => sum + Number(high), 0) === 1;
    });
    await operator.close();
    expect(await count('audit_rejections')).toBe(1);

    // A broker that has just started may not know yet who coordinates the group.
    await eventually('it says what is missing', async () => {
      const notCompared = await at.docket('ingest', 'status');
      expect(notCompared).toMatchObject({ code: 0 });
      return /was not compared .*docs\/kafka-access\.md/.test(notCompared.err);
    });
    await kafka.grant([
      { user: 'operator', on: 'TOPIC', name: events, operations: ['READ'] },
      { user: 'operator', on: 'GROUP', name: 'docket-cli-look-*', operations: ['READ'] },
    ]);
    const compared = await at.docket('ingest', 'status');
    expect(compared).toMatchObject({ code: 0 });
    expect(compared.err).not.toContain('not compared');
    await ingestion.stop(20_000);
  });

  const wrong: [string, Variables, RegExp][] = [
    ['the wrong password', { DOCKET_KAFKA_SASL_PASSWORD: 'guessed' }, /DOCKET_KAFKA_SASL_PASSWORD/],
    [
      'a mechanism that is not offered',
      { DOCKET_KAFKA_SASL_MECHANISM: 'scram-sha-256' },
      /DOCKET_KAFKA_SASL_MECHANISM/,
    ],
    ['no authority named', { DOCKET_KAFKA_TLS_CA_FILE: '' }, /not accepted.*DOCKET_KAFKA_TLS_CA_FILE/],
    [
      'the file of another authority',
      { DOCKET_KAFKA_TLS_CA_FILE: 'another.pem' },
      /not accepted.*DOCKET_KAFKA_TLS_CA_FILE/,
    ],
  ];
  it.each(wrong)('says at once which setting is wrong: %s', async (_, given, named) => {
    const variables = { ...given };
    if (variables['DOCKET_KAFKA_TLS_CA_FILE']) {
      variables['DOCKET_KAFKA_TLS_CA_FILE'] = path.join(at.folder, 'another.pem');
      writeFileSync(path.join(at.folder, 'another.pem'), rootCertificates[0] ?? '');
    }
    const started = performance.now();
    const [doctor, published, ingestion] = await Promise.all([
      at.docketWith(variables, 'doctor'),
      sdk({ ...helpdesk, ...variables }).catch((error: unknown) => error),
      at.startIngestion({ ...ingestionVariables, ...variables }).catch((error: unknown) => error),
    ]);
    expect(performance.now() - started).toBeLessThan(AT_ONCE_MS);
    expect(doctor.out).toMatch(new RegExp(`PROBLEM {2}Kafka: .*${named.source}`));
    expect(published).toMatchObject({ name: 'KafkaFailure', verdict: 'stop', message: expect.stringMatching(named) });
    expect(ingestion).toMatchObject({ message: expect.stringMatching(named) });
  });
});
