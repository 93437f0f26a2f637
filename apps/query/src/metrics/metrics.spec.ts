import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readProjections } from '@docket/projections';
import { COLUMNS } from '../agents-report/columns.js';
import { QUALITY_COLUMNS } from '../quality-report/columns.js';
import { TIME_COLUMNS } from '../time-report/time-row.js';
import { ACTIVITY, CONDITIONS } from './conditions.js';
import { METRICS } from './metrics.js';

const docs = readFileSync(path.resolve(import.meta.dirname, '../../../../docs/metrics.md'), 'utf8');
const onOneLine = (sql: string) => sql.replaceAll(/\s+/g, ' ').trim();
const ownSql = (name: string) => onOneLine(readProjections().find((one) => one.name === name)?.select ?? '');

describe('docs/metrics.md', () => {
  it('shows the SQL of every measure as it is run, and no other', () => {
    const shown = [...docs.matchAll(/^```sql\n-- (\w+)\n([\s\S]*?)^```$/gm)].map(([, name = '', sql = '']) => [
      name,
      onOneLine(sql),
    ]);
    const run = Object.entries(METRICS).map(([name, sql]) => [name, onOneLine(sql)]);
    expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(run));
  });

  it('defines every column of the reports', () => {
    for (const column of [...COLUMNS, ...TIME_COLUMNS, ...QUALITY_COLUMNS]) expect(docs).toContain(`| \`${column}\``);
  });
});

describe('projections', () => {
  it('count by the same definitions as reports', () => {
    const activity = ownSql('agent_activity_hourly');
    for (const [name, sql] of Object.entries(ACTIVITY)) expect(activity).toContain(`${sql} AS ${name}`);
    const lifecycle = ownSql('ticket_lifecycle');
    for (const sql of Object.values(CONDITIONS)) expect(lifecycle).toContain(`(${onOneLine(sql)})`);
  });
});
