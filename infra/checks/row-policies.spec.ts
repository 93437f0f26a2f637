import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { rowPoliciesXml } from '@docket/local-stack';
import { ROOT } from './compose-file.js';

it('the row policies of docker-compose.yml are those of the local stack', () => {
  const users = readFileSync(path.join(ROOT, 'infra/docker/clickhouse/users.xml'), 'utf8');
  expect(users).toContain(rowPoliciesXml('docket'));
});

it('every table and view with data of tenants has a row policy', () => {
  const projections = readdirSync(path.join(ROOT, 'libs/projections/projections'));
  const folder = path.join(ROOT, 'libs/clickhouse/migrations');
  const tables = readdirSync(folder)
    .map((file) => readFileSync(path.join(folder, file), 'utf8'))
    .filter((sql) => /^ {4}tenant_id /m.test(sql))
    .flatMap((sql) => /CREATE TABLE IF NOT EXISTS \{\{database\}\}\.(\w+)/.exec(sql)?.[1] ?? []);
  expect(tables).toEqual(['audit_events', 'audit_rejections']);
  const policies = rowPoliciesXml('docket');
  // Records that were rejected belong to the installation.
  for (const name of [...projections, 'audit_events']) expect(policies).toContain(`<${name}><filter>tenant_id = `);
});
