import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { type ClickHouseReader } from '@docket/clickhouse';
import { invalidParameter } from '@docket/http';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { FILTERS } from '../events/event-filter.js';
import { readPage } from '../events/page-query.js';
import { nestPath } from '../http/nest-path.js';
import { identifier } from '../parameters/identifier.js';
import { readPathParameter } from '../parameters/path-parameter.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { READER } from '../tokens.js';
import { agentTimeline, type AgentTimeline } from './agent-timeline.operation.js';
import { dayBoundsQuery } from './day-bounds.query.js';
import { DayReader } from './day-reader.js';
import { type Day } from './within-day.js';

const HOUR_MS = 3_600_000;

@Controller()
export class AgentTimelineController {
  constructor(
    @Inject(READER) private readonly reader: ClickHouseReader,
    @Inject(DayReader) private readonly days: DayReader,
  ) {}

  @Get(nestPath(agentTimeline.path))
  async timeline(
    @Tenant() tenant: TenantReader,
    @Param('id') id: string,
    @Query() query: RawQuery,
  ): Promise<AgentTimeline> {
    const agent = readPathParameter('id', identifier, id);
    const { day: date, tz, action, limit, cursor } = readParameters(agentTimeline.parameters, query);
    if (date === undefined) throw invalidParameter('day', 'is required: a date, 2026-01-31');
    const day = await this.dayOf(date, tz);
    const filter = { ...readParameters(FILTERS, {}), action, actor: [agent], from: day.from, to: day.to };
    const [page, told] = await Promise.all([
      readPage(tenant, 'agent_timeline', { route: agentTimeline.id, filter, order: 'oldest_first', limit, cursor }),
      cursor === undefined ? this.days.read(tenant, agent, day) : {},
    ]);
    return {
      agent_id: agent,
      day: date,
      tz,
      from: new Date(day.from).toISOString(),
      to: new Date(day.to).toISOString(),
      hours: (day.to - day.from) / HOUR_MS,
      ...told,
      events: [...page.events],
      next_cursor: page.next_cursor,
    };
  }

  /** @throws {Problem} for a date that the zone never had */
  private async dayOf(day: string, tz: string): Promise<Day> {
    const [bounds] = await this.reader.query(dayBoundsQuery, { day, tz });
    const from = Date.parse(bounds?.starts ?? '');
    const to = Date.parse(bounds?.ends ?? '');
    if (!(from < to)) throw invalidParameter('day', `is a date that ${tz} never had`);
    return { from, to, now: Date.now() };
  }
}
