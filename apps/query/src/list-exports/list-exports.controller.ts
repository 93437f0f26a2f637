import { Controller, Get, Inject, Query } from '@nestjs/common';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { ExportDesk } from '../export-jobs/export-desk.js';
import { type ExportView, toView } from '../export-jobs/export-view.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { listExports } from './list-exports.operation.js';

@Controller()
export class ListExportsController {
  constructor(@Inject(ExportDesk) private readonly desk: ExportDesk) {}

  @Get(listExports.path)
  list(@Tenant() tenant: TenantReader, @Query() query: RawQuery): { exports: ExportView[] } {
    readParameters(listExports.parameters, query);
    return { exports: this.desk.list(tenant.scope).map(toView) };
  }
}
