import { type ProjectionDefinition, TEMPLATES } from '../definition/definition.js';
import { targetTable, type TargetColumn, type TargetTable } from './columns.js';
import { aggregateOf, isScalar, isWindowFunction, SIMPLE_STATES } from './functions.js';
import { bareSql, callsIn, type SqlCall } from './sql-words.js';

/** The place of an event: no two have the same, so it breaks every tie. */
const PLACE = ['epoch', 'kafka_partition', 'kafka_offset'];
const TIED = `tuple(occurred_at, ${PLACE.join(', ')})`;

/**
 * What of a definition makes its rows depend on more than the set of events: on their order, on how they were grouped into
 * batches, on a clock, on chance, or on rounding. Also what would let readers see other tenants.
 * @returns sentences that begin with the file
 */
export function problemsOf(definition: ProjectionDefinition): string[] {
  const { name } = definition;
  const table = bareSql(definition.table);
  const target = targetTable(table);
  return [
    ...(definition.doc === '' ? [`${name}/table.sql: begins with no comment that says what the projection is`] : []),
    ...[...tableProblems(target), ...templateProblems(table, 'table', 'settings')].map(
      (p) => `${name}/table.sql: ${p}`,
    ),
    ...selectProblems(definition.select).map((problem) => `${name}/select.sql: ${problem}`),
    ...readProblems(definition.read, target).map((problem) => `${name}/read.sql: ${problem}`),
  ];
}

function templateProblems(sql: string, ...names: (keyof typeof TEMPLATES)[]): string[] {
  return names.filter((name) => !sql.includes(TEMPLATES[name])).map((name) => `lacks ${TEMPLATES[name]}`);
}

function tableProblems({ columns, engine, orderBy }: TargetTable): string[] {
  const problems: string[] = [];
  if (orderBy[0] !== 'tenant_id') problems.push('ORDER BY must begin with tenant_id: every read is bound to one');
  const floats = columns.filter(({ type }) => /\b(B?Float\d*)\b/.test(type)).map(({ name }) => name);
  if (floats.length > 0) {
    problems.push(`${floats.join(', ')}: sums of floats depend on the order; use Decimal or whole numbers`);
  }
  if (engine === 'Aggregating') problems.push(...columns.flatMap((column) => stateProblems(column, orderBy)));
  else if (engine === 'Replacing') problems.push(...placeProblems(orderBy));
  else problems.push('ENGINE must be {{engine:Aggregating}} or {{engine:Replacing}}');
  return problems;
}

function stateProblems({ name, type }: TargetColumn, orderBy: readonly string[]): string[] {
  if (orderBy.includes(name)) return [];
  const [, simple, state] = /^(Simple)?AggregateFunction\((\w+)/.exec(type) ?? [];
  if (state === undefined)
    return [`${name}: is neither in ORDER BY nor a state, so a merge would keep any of its values`];
  const isAllowed = simple === undefined ? aggregateOf(state) !== undefined : SIMPLE_STATES.has(state);
  return isAllowed ? [] : [`${name}: ${state} is not known to be independent of the order of events`];
}

function placeProblems(orderBy: readonly string[]): string[] {
  const missing = PLACE.filter((name) => !orderBy.includes(name));
  return missing.length === 0
    ? []
    : [`ORDER BY lacks ${missing.join(', ')}: a merge would drop all but one of several events`];
}

function selectProblems(sql: string): string[] {
  const bare = bareSql(sql);
  const problems = templateProblems(bare, 'events', 'included');
  if (!bare.includes(`WHERE ${TEMPLATES.included}`))
    problems.push(`must begin its condition with WHERE ${TEMPLATES.included}`);
  if (/\b(JOIN|LIMIT|DISTINCT|OVER|UNION)\b/i.test(bare)) {
    problems.push('sees one batch at a time: JOIN, LIMIT, DISTINCT, OVER and UNION would depend on what is in it');
  }
  if (/\bingested_at\b/.test(bare)) {
    problems.push('ingested_at is when a batch was decided: a replay that reads the topic does not know it');
  }
  problems.push(...callsIn(bare).flatMap((call) => callProblems(call, bare)));
  return [...new Set(problems)];
}

function callProblems({ name, args }: SqlCall, bare: string): string[] {
  if (isScalar(name)) return [];
  const aggregate = aggregateOf(name);
  if (aggregate === undefined) {
    return [unknownFunction(name)];
  }
  if (aggregate.startsWith('arg') && !isTotal(args[1] ?? '', bare)) {
    return [`${name}: its second argument must be ${TIED}, or a name for it, so that there is no tie`];
  }
  return [];
}

function unknownFunction(name: string): string {
  return `${name}: is not known to depend on nothing but its arguments (allowed functions are in rules/functions.ts)`;
}

function isTotal(argument: string, bare: string): boolean {
  const names = [...bare.matchAll(/tuple\(occurred_at, epoch, kafka_partition, kafka_offset\) AS (\w+)/g)];
  return argument === TIED || names.some((match) => match[1] === argument);
}

function readProblems(sql: string, { engine }: TargetTable): string[] {
  const bare = bareSql(sql);
  const problems = templateProblems(bare, 'table');
  if (!/\btenant_id\b/.test(bare)) problems.push('lacks tenant_id: every read is bound to one');
  if (/\bLIMIT\b/i.test(bare)) problems.push('LIMIT: readers ask for the rows they want');
  if (engine === 'Replacing' && !bare.includes(`${TEMPLATES.table} FINAL`)) {
    problems.push(`must read ${TEMPLATES.table} FINAL: until they are merged a row may be there twice`);
  }
  for (const { name } of callsIn(bare)) {
    if (isScalar(name) || isWindowFunction(name) || aggregateOf(name) !== undefined) continue;
    problems.push(unknownFunction(name));
  }
  for (const [, order = ''] of bare.matchAll(/ORDER BY\s+([^)]*?)\s+ROWS\b/g)) {
    if (!order.replaceAll(/\s+/g, ' ').endsWith(PLACE.join(', '))) {
      problems.push(
        `ORDER BY ${order}: a window must be ordered by ${PLACE.join(', ')} in the end, so that there is no tie`,
      );
    }
  }
  return [...new Set(problems)];
}
