import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { docket } from '../test/run-docket.js';
import { WORKSPACE_ROOT } from './workspace.js';

const nowhere = { DOCKET_DATA_DIR: mkdtempSync(path.join(tmpdir(), 'docket-test-')) };
const unreachable = {
  ...nowhere,
  DOCKET_KAFKA_BROKERS: '127.0.0.1:1',
  DOCKET_REGISTRY_URL: 'http://127.0.0.1:1',
  DOCKET_CLICKHOUSE_URL: 'http://127.0.0.1:1',
};
const sample = (name: string) => path.join(WORKSPACE_ROOT, 'samples', name);

describe('docket', () => {
  it('documents its exit codes and every command', async () => {
    const { code, out } = await docket(nowhere, '--help');
    expect(code).toBe(0);
    expect(out).toMatch(/Exit codes:\n {2}0 {4}done\n {2}1 /);
    const commands = [
      'start',
      'up',
      'down',
      'status',
      'reset',
      'migrate',
      'topics',
      'schemas',
      'keys',
      'doctor',
      'import',
      'events',
      'timeline',
      'report',
      'export',
      'views',
    ];
    for (const command of commands) expect(out).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'));
  });

  it.each([
    [['exprot']],
    [['import']],
    [['import', 'x.csv', '--mapping', 'm.yaml']],
    [['keys', 'create', '-t', '', '-n', 'x']],
    [['keys', 'create', '-t', 'x', '-n', 'x', '-r', 'god']],
  ])('ends with 2 for wrong usage: %j', async (args) => {
    const { code, err } = await docket(nowhere, ...args);
    expect(code).toBe(2);
    expect(err).toMatch(/^error: /);
  });

  it('ends with 2 and tells all variables that are wrong', async () => {
    const env = { ...nowhere, DOCKET_KAFKA_BROKERS: 'localhost', DOCKET_KAFKA_TLS: 'yes' };
    const { code, err } = await docket(env, 'topics', 'list');
    expect(code).toBe(2);
    expect(err).toMatch(/DOCKET_KAFKA_BROKERS: "localhost" is not host:port[^]*DOCKET_KAFKA_TLS/);
  });

  it('ends with 3 when something is not reachable, and says what to do', async () => {
    const { code, err } = await docket(unreachable, 'migrate');
    expect(code).toBe(3);
    expect(err).toMatch(/^docket: ClickHouse cannot be reached: .*ECONNREFUSED 127\.0\.0\.1:1[^]*docket doctor/);
    expect((await docket(unreachable, 'events')).code).toBe(3);
  });

  it('ends with 1 when a check found problems', async () => {
    const { code, out } = await docket(nowhere, 'status');
    expect(code).toBe(1);
    expect(out).toMatch(/does not run; `docket up` starts it/);
  });

  it('ends with 4 when rows were bad, and 0 when none was', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'docket-test-'));
    const file = path.join(folder, 'log.csv');
    const header =
      'log_id,date,who,who_id,who_name,department_id,department,ticket,channel,event,old_value,new_value,detail,ip\n';
    writeFileSync(
      file,
      `${header}1,2025-01-01 10:00:00,A,a1,,,,T1,,Internal note,,,3,\n2,yesterday,A,a1,,,,T1,,Internal note,,,3,\n`,
    );
    const args = [
      'import',
      file,
      '--mapping',
      sample('liveagent.mapping.yaml'),
      '--tenant',
      't',
      '--dry-run',
      '--json',
    ];
    const { code, out } = await docket(nowhere, ...args);
    expect(code).toBe(4);
    expect(JSON.parse(out)).toMatchObject({
      dry_run: true,
      rows: 2,
      bad_rows: 1,
      bad_rows_file: `${file}.bad.csv`,
      events: 1,
      actions: { 'ticket.internal_message_added': 1 },
    });
    writeFileSync(file, `${header}1,2025-01-01 10:00:00,A,a1,,,,T1,,Internal note,,,3,\n`);
    expect((await docket(nowhere, ...args)).code).toBe(0);
  });

  it('does not overwrite what it reads', async () => {
    const file = sample('liveagent.mapping.yaml');
    const { code, err } = await docket(nowhere, 'import', 'x.csv', '-m', file, '-t', 't', '--bad-rows', file);
    expect(code).toBe(2);
    expect(err).toContain('--bad-rows would overwrite');
  });

  it('asks before it deletes, and refuses where nobody can be asked', async () => {
    const { code, err } = await docket(nowhere, 'reset');
    expect(code).toBe(2);
    expect(err).toContain('--yes');
  });
});
