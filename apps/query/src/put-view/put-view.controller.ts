import { Body, Controller, Inject, Param, Put, Query, Req } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { Caller, type RequestCaller } from '../access/caller.js';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { nestPath } from '../http/nest-path.js';
import { readPathParameter } from '../parameters/path-parameter.js';
import { readBody } from '../parameters/read-body.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { uuid } from '../parameters/uuid.js';
import { type AuditSink } from '../reads/read-trail.js';
import { AUDIT_SINK } from '../tokens.js';
import { checkQuestion } from '../views/check-question.js';
import { toView } from '../views/read-views.js';
import { viewConfigured } from '../views/view-configured.js';
import { ViewDesk } from '../views/view-desk.js';
import { type SavedView } from '../views/view.js';
import { putView } from './put-view.operation.js';

@Controller()
export class PutViewController {
  constructor(
    @Inject(ViewDesk) private readonly desk: ViewDesk,
    @Inject(AUDIT_SINK) private readonly audit: AuditSink,
  ) {}

  @Put(nestPath(putView.path))
  async put(
    @Tenant() tenant: TenantReader,
    @Caller() caller: RequestCaller,
    @Param('id') text: string,
    @Query() query: RawQuery,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<SavedView> {
    const id = readPathParameter('id', uuid, text).toLowerCase();
    readParameters(putView.parameters, query);
    const { version, ...terms } = checkQuestion(readBody(putView.body, body));
    const { before, after } = await this.desk.put(id, version, terms, { tenant, caller });
    this.audit.add(viewConfigured(before.record, after.record, { request, caller }));
    return toView(after, caller);
  }
}
