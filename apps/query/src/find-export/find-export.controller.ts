import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { ExportDesk } from '../export-jobs/export-desk.js';
import { type ExportView, toView } from '../export-jobs/export-view.js';
import { nestPath } from '../http/nest-path.js';
import { readPathParameter } from '../parameters/path-parameter.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { uuid } from '../parameters/uuid.js';
import { findExport } from './find-export.operation.js';

@Controller()
export class FindExportController {
  constructor(@Inject(ExportDesk) private readonly desk: ExportDesk) {}

  @Get(nestPath(findExport.path))
  find(@Tenant() tenant: TenantReader, @Param('id') id: string, @Query() query: RawQuery): ExportView {
    readParameters(findExport.parameters, query);
    return toView(this.desk.find(tenant.scope, readPathParameter('id', uuid, id)));
  }
}
