import { Controller, Delete, Inject, Param, Query } from '@nestjs/common';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { ExportDesk } from '../export-jobs/export-desk.js';
import { type ExportView, toView } from '../export-jobs/export-view.js';
import { nestPath } from '../http/nest-path.js';
import { readPathParameter } from '../parameters/path-parameter.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { uuid } from '../parameters/uuid.js';
import { deleteExport } from './delete-export.operation.js';

@Controller()
export class DeleteExportController {
  constructor(@Inject(ExportDesk) private readonly desk: ExportDesk) {}

  @Delete(nestPath(deleteExport.path))
  async remove(@Tenant() tenant: TenantReader, @Param('id') id: string, @Query() query: RawQuery): Promise<ExportView> {
    readParameters(deleteExport.parameters, query);
    return toView(await this.desk.remove(tenant.scope, readPathParameter('id', uuid, id)));
  }
}
