import { Controller, Get, Inject, Query, UseGuards } from '@nestjs/common';
import { ApiKeyGuard } from '../access/api-key-guard.js';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { ExportDesk } from '../export-jobs/export-desk.js';
import { type ExportView, toView } from '../export-jobs/export-view.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { listExports } from './list-exports.operation.js';

@Controller()
@UseGuards(ApiKeyGuard)
export class ListExportsController {
  constructor(@Inject(ExportDesk) private readonly desk: ExportDesk) {}

  @Get(listExports.path)
  list(@Tenant() tenant: TenantReader, @Query() query: RawQuery): { exports: ExportView[] } {
    readParameters(listExports.parameters, query);
    return { exports: this.desk.list(tenant.tenantId).map(toView) };
  }
}
