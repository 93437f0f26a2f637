import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { invalidParameter } from '@docket/http';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { asCsvFile, wantsCsv } from '../csv/csv-format.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { agentsCsv } from './agents-csv.js';
import { type Period, readPeriod, type Row } from './agents-report.js';
import { type AgentsAnswer, agentsReport } from './agents-report.operation.js';
import { COLUMNS, type Values, valuesOf } from './columns.js';
import { evidenceOf } from './evidence.js';
import { medianValues } from './medians.js';
import { periodOf } from '../parameters/period.js';
import { type Scope } from './scope.js';

@Controller()
export class AgentsReportController {
  @Get(agentsReport.path)
  async report(
    @Tenant() tenant: TenantReader,
    @Query() raw: RawQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AgentsAnswer | string> {
    const parameters = readParameters(agentsReport.parameters, raw);
    const { by, department: departments, actor: actors, compare, format } = parameters;
    if (by === 'department' && actors.length > 0) throw invalidParameter('actor', 'goes with by=agent alone');
    const asOf = Date.now();
    const { from, to, tz } = periodOf(parameters, asOf);
    const current: Scope = { by, departments, from, to, asOf };
    const previous: Scope | undefined =
      compare === 'previous' ? { ...current, from: from - (to - from), to: from } : undefined;
    const periods = {
      current: await readPeriod(tenant, current),
      previous: previous && (await readPeriod(tenant, previous)),
    };
    const answer = answerOf({ current, previous, tz }, periods, actors);
    if (!wantsCsv(format, accept)) return answer;
    asCsvFile(reply, 'agents');
    return agentsCsv(answer);
  }
}

interface Asked {
  readonly current: Scope;
  readonly previous: Scope | undefined;
  readonly tz: string;
}

function answerOf(
  { current, previous, tz }: Asked,
  periods: { readonly current: Period; readonly previous: Period | undefined },
  actors: readonly string[],
): AgentsAnswer {
  const { by } = current;
  const before = periods.previous && new Map(periods.previous.rows.map((row) => [row.key, row.values]));
  const shown = periods.current.rows.filter(({ key }) => actors.length === 0 || actors.includes(key));
  return {
    meta: {
      by,
      ...times(current),
      tz,
      ...(previous ? { previous: times(previous) } : {}),
      as_of: new Date(current.asOf).toISOString(),
      source: periods.current.source,
    },
    columns: [...COLUMNS],
    rows: shown.map((row) => ({
      key: row.key,
      department: row.home ?? (by === 'department' ? row.key : null),
      values: row.values,
      ...(before ? { previous: before.get(row.key) ?? valuesOf({}) } : {}),
    })),
    ...(by === 'agent' ? { medians: mediansOf(periods.current.rows) } : {}),
    evidence: { current: evidenceOf(current), ...(previous ? { previous: evidenceOf(previous) } : {}) },
  };
}

/** Over all agents of the department, whoever is shown. */
function mediansOf(rows: readonly Row[]): Record<string, Values> {
  const homes = new Map<string, Values[]>();
  for (const { home, values } of rows) {
    if (home !== undefined) homes.set(home, [...(homes.get(home) ?? []), values]);
  }
  return Object.fromEntries([...homes].map(([home, values]) => [home, medianValues(values)]));
}

function times({ from, to }: Scope) {
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}
