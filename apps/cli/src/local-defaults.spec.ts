import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { localDefaults } from './local-defaults.js';

/** Writes the record of a stack held by this very process. */
function folderWithStack(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'docket-test-'));
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const startTicks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  const bootId = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  const record = {
    state: 'ready',
    holder: { pid: process.pid, startTicks, bootId },
    startedAt: '2026-01-01T00:00:00.000Z',
    parts: [],
    endpoints: {
      kafka: { brokers: ['127.0.0.1:20001'] },
      registry: { url: 'http://127.0.0.1:20002/apis/ccompat/v7' },
      clickhouse: {
        url: 'http://127.0.0.1:20003',
        database: 'docket',
        user: 'docket',
        password: 'p',
        readerUser: 'reader',
        readerPassword: 'r',
      },
    },
  };
  writeFileSync(path.join(folder, 'stack.json'), JSON.stringify(record));
  return folder;
}

describe('localDefaults', () => {
  const folder = folderWithStack();

  it('are the addresses of the stack that runs there', () => {
    expect(localDefaults(folder, {})).toEqual({
      DOCKET_KAFKA_BROKERS: '127.0.0.1:20001',
      DOCKET_REGISTRY_URL: 'http://127.0.0.1:20002/apis/ccompat/v7',
      DOCKET_CLICKHOUSE_URL: 'http://127.0.0.1:20003',
      DOCKET_CLICKHOUSE_USER: 'docket',
      DOCKET_CLICKHOUSE_PASSWORD: 'p',
      DOCKET_CLICKHOUSE_DATABASE: 'docket',
    });
  });

  it('leave a system alone of which anything is configured', () => {
    const names = Object.keys(
      localDefaults(folder, { DOCKET_CLICKHOUSE_URL: 'http://prod', DOCKET_KAFKA_TLS: 'true' }),
    );
    expect(names).toEqual(['DOCKET_REGISTRY_URL']);
    expect(Object.keys(localDefaults(folder, { DOCKET_KAFKA_TLS: '' }))).toContain('DOCKET_KAFKA_BROKERS');
  });

  it('are none where no stack runs', () => {
    expect(localDefaults(tmpdir(), {})).toEqual({});
  });
});
