import { describe, expect, it } from '@jest/globals';
import { type ProjectionDefinition } from '../definition/definition.js';
import { readProjections } from '../definition/read-definitions.js';
import { problemsOf } from './rules.js';

const TABLE = `-- Events per day.
CREATE TABLE {{table}} {{on_cluster}}
(
    tenant_id LowCardinality(String) COMMENT 'Customer',
    day Date32 COMMENT 'Day',
    events SimpleAggregateFunction(sum, UInt64) COMMENT 'Events'
)
ENGINE = {{engine:Aggregating}}
ORDER BY (tenant_id, day)
SETTINGS {{settings}}
`;
const SELECT = `SELECT tenant_id, toDate32(occurred_at, 'UTC') AS day, count() AS events
FROM {{events}} WHERE {{included}} GROUP BY tenant_id, day`;
const READ = 'SELECT tenant_id, day, sum(events) AS events FROM {{table}} GROUP BY tenant_id, day';

function problems(more: Partial<ProjectionDefinition>): string[] {
  return problemsOf({ name: 'p', doc: 'Events.', table: TABLE, select: SELECT, read: READ, digest: '', ...more });
}

function selecting(expression: string): string[] {
  return problems({ select: SELECT.replace('count()', expression) });
}

describe('rules of projections', () => {
  it('are kept by all there are', () => {
    const names = readProjections().map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['action_counts_hourly', 'ticket_lifecycle', 'view_sessions']));
  });

  it('are kept by the one that the following ones break', () => {
    expect(problems({})).toEqual([]);
  });

  it.each([
    'anyLast(action)',
    'first_value(action)',
    'groupArray(action)',
    'topK(3)(action)',
    'quantile(0.5)(kafka_offset)',
  ])('refuse %s: it depends on the order', (expression) => {
    expect(selecting(expression)).toEqual([
      expect.stringMatching(/^p\/select\.sql: \w+: is not known to depend on nothing/),
    ]);
  });

  it.each([
    'count() + now()',
    'max(today())',
    'sum(rand())',
    'max(generateUUIDv4())',
    'sum(runningDifference(kafka_offset))',
  ])('refuse %s: it depends on clock, chance or batch', (expression) => {
    expect(selecting(expression)).toHaveLength(1);
  });

  it('refuse the newest of something when there may be a tie', () => {
    expect(selecting('argMaxState(action, occurred_at)')[0]).toContain('so that there is no tie');
    expect(selecting('argMaxState(action, tuple(occurred_at, epoch, kafka_partition, kafka_offset))')).toEqual([]);
    const named = `WITH tuple(occurred_at, epoch, kafka_partition, kafka_offset) AS place ${SELECT}`;
    expect(problems({ select: named.replace('count()', 'argMaxState(action, place)') })).toEqual([]);
  });

  it('do not take comments and texts for SQL', () => {
    expect(problems({ select: `-- not now()\n${SELECT.replace('count()', "countIf(action = 'now()')")}` })).toEqual([]);
  });

  it('refuse what sees more than the batch, or less than what is included', () => {
    expect(problems({ select: `${SELECT} LIMIT 1` })).toHaveLength(1);
    expect(problems({ select: SELECT.replace('WHERE {{included}}', "WHERE action = 'a'") })).toEqual([
      'p/select.sql: lacks {{included}}',
      'p/select.sql: must begin its condition with WHERE {{included}}',
    ]);
  });

  it('refuse columns that a merge would mix up', () => {
    const broken = (from: string, to: string) => problems({ table: TABLE.replace(from, to) });
    expect(broken('SimpleAggregateFunction(sum, UInt64)', 'UInt64')[0]).toContain(
      'a merge would keep any of its values',
    );
    expect(broken('SimpleAggregateFunction(sum, UInt64)', 'SimpleAggregateFunction(anyLast, UInt64)')[0]).toContain(
      'anyLast',
    );
    expect(broken('SimpleAggregateFunction(sum, UInt64)', 'SimpleAggregateFunction(sum, Float64)')[0]).toContain(
      'floats',
    );
    expect(broken('(tenant_id, day)', '(day, tenant_id)')[0]).toContain('must begin with tenant_id');
    expect(broken('engine:Aggregating', 'engine:Summing')[0]).toContain('ENGINE must be');
    expect(broken('engine:Aggregating', 'engine:Replacing')[0]).toContain('lacks epoch, kafka_partition, kafka_offset');
  });

  it('refuse reading that may end either way', () => {
    const window =
      'leadInFrame(day, 1, day) OVER (PARTITION BY tenant_id ORDER BY day ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)';
    expect(problems({ read: READ.replace('sum(events)', window) })[0]).toContain('so that there is no tie');
    expect(problems({ read: `${READ} LIMIT 5` })[0]).toContain('readers ask for the rows they want');
    expect(problems({ read: 'SELECT day, count() FROM {{table}} GROUP BY day' })[0]).toContain('lacks tenant_id');
  });

  it('want a comment that says what the projection is', () => {
    expect(problems({ doc: '' })[0]).toContain('begins with no comment');
  });
});
