import { Controller, Get, Param, Query, UseGuards } from '@nestjs/common';
import { ApiKeyGuard } from '../access/api-key-guard.js';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { type EventPage } from '../events/page.js';
import { readPage } from '../events/page-query.js';
import { nestPath } from '../http/nest-path.js';
import { identifier } from '../parameters/identifier.js';
import { readPathParameter } from '../parameters/path-parameter.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { ticketTimeline } from './ticket-timeline.operation.js';

@Controller()
@UseGuards(ApiKeyGuard)
export class TicketTimelineController {
  @Get(nestPath(ticketTimeline.path))
  async timeline(
    @Tenant() tenant: TenantReader,
    @Param('id') id: string,
    @Query() query: RawQuery,
  ): Promise<EventPage & { ticket_id: string }> {
    const ticket = readPathParameter('id', identifier, id);
    const { limit, cursor, ...filter } = readParameters(ticketTimeline.parameters, query);
    const page = await readPage(tenant, 'ticket_timeline', {
      route: ticketTimeline.id,
      filter: { ...filter, ticket: [ticket] },
      order: 'oldest_first',
      limit,
      cursor,
    });
    return { ticket_id: ticket, ...page };
  }
}
