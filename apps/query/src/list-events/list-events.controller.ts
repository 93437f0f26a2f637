import { Controller, Get, Query } from '@nestjs/common';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { countEvents, type EventCount } from '../events/count-query.js';
import { type TwoWayPage } from '../events/page.js';
import { readTwoWayPage } from '../events/page-query.js';
import { type RawQuery } from '../parameters/read-parameters.js';
import { listEvents } from './list-events.operation.js';
import { readListQuestion } from './list-question.js';

@Controller()
export class ListEventsController {
  @Get(listEvents.path)
  async list(@Tenant() tenant: TenantReader, @Query() query: RawQuery): Promise<TwoWayPage & { count?: EventCount }> {
    const { page, count: counting } = readListQuestion(tenant.tenantId, query);
    const [found, count] = await Promise.all([
      readTwoWayPage(tenant, 'list_events', page),
      countEvents(tenant, page.filter, counting),
    ]);
    return { ...found, ...(count && { count }) };
  }
}
