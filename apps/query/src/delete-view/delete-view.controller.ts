import { Controller, Delete, Inject, Param, Query, Req } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { Caller, type RequestCaller } from '../access/caller.js';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { nestPath } from '../http/nest-path.js';
import { readPathParameter } from '../parameters/path-parameter.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { uuid } from '../parameters/uuid.js';
import { type AuditSink } from '../reads/read-trail.js';
import { AUDIT_SINK } from '../tokens.js';
import { toView } from '../views/read-views.js';
import { viewConfigured } from '../views/view-configured.js';
import { ViewDesk } from '../views/view-desk.js';
import { type SavedView } from '../views/view.js';
import { deleteView } from './delete-view.operation.js';

@Controller()
export class DeleteViewController {
  constructor(
    @Inject(ViewDesk) private readonly desk: ViewDesk,
    @Inject(AUDIT_SINK) private readonly audit: AuditSink,
  ) {}

  @Delete(nestPath(deleteView.path))
  async remove(
    @Tenant() tenant: TenantReader,
    @Caller() caller: RequestCaller,
    @Param('id') text: string,
    @Query() query: RawQuery,
    @Req() request: FastifyRequest,
  ): Promise<SavedView> {
    const id = readPathParameter('id', uuid, text).toLowerCase();
    const { version } = readParameters(deleteView.parameters, query);
    const view = await this.desk.remove(id, version, { tenant, caller });
    this.audit.add(viewConfigured(view.record, undefined, { request, caller }));
    return toView(view, caller);
  }
}
