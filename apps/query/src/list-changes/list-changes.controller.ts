import { Controller, Get, Inject, Query } from '@nestjs/common';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { ChangeFeed } from '../changes/change-feed.js';
import { type AuditEvent } from '../events/event.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { listChanges } from './list-changes.operation.js';

interface ChangesAnswer {
  readonly events: readonly AuditEvent[];
  readonly next_cursor: string;
  readonly caught_up: boolean;
}

@Controller()
export class ListChangesController {
  constructor(@Inject(ChangeFeed) private readonly feed: ChangeFeed) {}

  @Get(listChanges.path)
  async list(@Tenant() tenant: TenantReader, @Query() query: RawQuery): Promise<ChangesAnswer> {
    const { after, limit, ...filter } = readParameters(listChanges.parameters, query);
    const position = await this.feed.positionOf('after', after);
    const { events, position: next, isCaughtUp } = await this.feed.read(tenant, { filter, limit, position });
    return { events, next_cursor: this.feed.textOf(next), caught_up: isCaughtUp };
  }
}
