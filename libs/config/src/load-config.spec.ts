import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clickhouseConfig } from './clickhouse.js';
import { ConfigError } from './config-error.js';
import { ingestionConfig } from './ingestion.js';
import { kafkaConfig } from './kafka.js';
import { allConfig, unknownVariables } from './known.js';
import { loadConfig, variablesOf } from './load-config.js';
import { tracesConfig } from './traces.js';

function problemsOf(env: Record<string, string>): string[] {
  try {
    loadConfig({ kafka: kafkaConfig, clickhouse: clickhouseConfig, ingestion: ingestionConfig }, env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map((p) => `${p.variable}: ${p.message}`);
    throw error;
  }
  return [];
}

describe('loadConfig', () => {
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'docket-config-'));
  });
  afterAll(() => {
    rmSync(dir, { recursive: true });
  });

  it('gives defaults when nothing is set, also when variables are set to nothing', () => {
    const config = loadConfig({ kafka: kafkaConfig }, { DOCKET_KAFKA_TLS: '' });
    expect(config.kafka).toMatchObject({ brokers: ['127.0.0.1:9092'], tls: false, saslMechanism: undefined });
  });

  it('tells every problem at once, each with its variable', () => {
    const problems = problemsOf({
      DOCKET_KAFKA_BROKERS: 'a:1,b',
      DOCKET_KAFKA_TLS: 'yes',
      DOCKET_KAFKA_SASL_MECHANISM: 'magic',
      DOCKET_CLICKHOUSE_URL: 'clickhouse:8123',
      DOCKET_INGEST_BATCH_ROWS: '0',
    });
    expect(problems).toEqual([
      'DOCKET_KAFKA_BROKERS: "b" is not host:port (it is "a:1,b")',
      expect.stringMatching(/^DOCKET_KAFKA_TLS: /),
      'DOCKET_KAFKA_SASL_MECHANISM: must be one of plain, scram-sha-256, scram-sha-512 (it is "magic")',
      expect.stringMatching(/^DOCKET_CLICKHOUSE_URL: must be an http/),
      'DOCKET_INGEST_BATCH_ROWS: must be a whole number from 1 to 1000000 (it is "0")',
    ]);
  });

  it.each(['0', '1', '0.25', '1.0'])('takes %s for a share', (value) => {
    expect(loadConfig(tracesConfig, { DOCKET_TRACES_RATIO: value }).ratio).toBe(Number(value));
  });

  it.each(['-0.1', '1.5', '10%', '.5', '1e-1'])('does not take %p for a share', (value) => {
    const load = () => loadConfig(tracesConfig, { DOCKET_TRACES_RATIO: value });
    expect(load).toThrow(/DOCKET_TRACES_RATIO: must be a number from 0 to 1/);
  });

  it('reads a secret from its file and refuses two sources', () => {
    const file = path.join(dir, 'password');
    writeFileSync(file, 's3cret\n');
    expect(loadConfig(clickhouseConfig, { DOCKET_CLICKHOUSE_PASSWORD_FILE: file }).password).toBe('s3cret');
    expect(problemsOf({ DOCKET_CLICKHOUSE_PASSWORD_FILE: file, DOCKET_CLICKHOUSE_PASSWORD: 'x' })).toEqual([
      'DOCKET_CLICKHOUSE_PASSWORD_FILE: is set together with DOCKET_CLICKHOUSE_PASSWORD; set only one of them',
    ]);
    expect(problemsOf({ DOCKET_CLICKHOUSE_PASSWORD_FILE: `${file}.missing` })[0]).toMatch(/cannot be read/);
  });

  it('reads files of certificates at once', () => {
    const file = path.join(dir, 'ca.pem');
    writeFileSync(file, 'not a certificate');
    const env = { DOCKET_KAFKA_TLS_CA_FILE: file, DOCKET_CLICKHOUSE_CA_FILE: `${file}.missing` };
    expect(problemsOf(env)).toEqual([
      expect.stringMatching(/^DOCKET_KAFKA_TLS_CA_FILE: holds no certificate in PEM form/),
      expect.stringMatching(/^DOCKET_CLICKHOUSE_CA_FILE: cannot be read/),
    ]);
    writeFileSync(file, '-----BEGIN CERTIFICATE-----\n');
    expect(problemsOf({ DOCKET_KAFKA_TLS_CA_FILE: file })).toEqual([]);
  });

  it('finds misspelt variables', () => {
    const env = {
      DOCKET_KAFKA_BROKER: 'x:1',
      DOCKET_KAFKA_BROKERS: 'x:1',
      DOCKET_KAFKA_SASL_PASSWORD_FILE: 'f',
      PATH: '',
    };
    expect(unknownVariables(env)).toEqual(['DOCKET_KAFKA_BROKER']);
  });

  it('documents every variable, each under one name', () => {
    const variables = variablesOf(allConfig);
    expect(new Set(variables.map((v) => v.name)).size).toBe(variables.length);
    for (const variable of variables) expect(variable.doc).toMatch(/\.$/);
  });
});
