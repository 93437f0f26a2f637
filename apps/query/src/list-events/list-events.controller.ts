import { Controller, Get, Query, UseGuards } from '@nestjs/common';
import { ApiKeyGuard } from '../access/api-key-guard.js';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { type EventPage } from '../events/page.js';
import { readPage } from '../events/page-query.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { listEvents } from './list-events.operation.js';

@Controller()
@UseGuards(ApiKeyGuard)
export class ListEventsController {
  @Get(listEvents.path)
  list(@Tenant() tenant: TenantReader, @Query() query: RawQuery): Promise<EventPage> {
    const { limit, cursor, ...filter } = readParameters(listEvents.parameters, query);
    return readPage(tenant, 'list_events', { route: listEvents.id, filter, order: 'newest_first', limit, cursor });
  }
}
