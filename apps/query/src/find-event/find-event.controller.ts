import { Controller, Get, Param, Query } from '@nestjs/common';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { type AuditEvent, toEvent } from '../events/event.js';
import { nestPath } from '../http/nest-path.js';
import { readPathParameter } from '../parameters/path-parameter.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { uuid } from '../parameters/uuid.js';
import { Problem } from '@docket/http';
import { findEvent } from './find-event.operation.js';
import { findEventQuery } from './find-event.query.js';

@Controller()
export class FindEventController {
  @Get(nestPath(findEvent.path))
  async find(@Tenant() tenant: TenantReader, @Param('id') id: string, @Query() query: RawQuery): Promise<AuditEvent> {
    const event_id = readPathParameter('id', uuid, id);
    readParameters(findEvent.parameters, query);
    const [row] = await tenant.query(findEventQuery, { event_id });
    if (row === undefined) throw new Problem('not-found', `There is no event ${event_id}.`);
    return toEvent(row);
  }
}
