import { Body, Controller, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Caller, type RequestCaller } from '../access/caller.js';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { readBody } from '../parameters/read-body.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { type AuditSink } from '../reads/read-trail.js';
import { AUDIT_SINK } from '../tokens.js';
import { checkQuestion } from '../views/check-question.js';
import { toView } from '../views/read-views.js';
import { viewConfigured } from '../views/view-configured.js';
import { ViewDesk } from '../views/view-desk.js';
import { type SavedView } from '../views/view.js';
import { createView } from './create-view.operation.js';

@Controller()
export class CreateViewController {
  constructor(
    @Inject(ViewDesk) private readonly desk: ViewDesk,
    @Inject(AUDIT_SINK) private readonly audit: AuditSink,
  ) {}

  @Post(createView.path)
  @HttpCode(202)
  async create(
    @Tenant() tenant: TenantReader,
    @Caller() caller: RequestCaller,
    @Query() query: RawQuery,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SavedView> {
    readParameters(createView.parameters, query);
    const terms = checkQuestion(readBody(createView.body, body));
    const view = await this.desk.create(terms, { tenant, caller });
    this.audit.add(viewConfigured(undefined, view.record, { request, caller }));
    void reply.header('Location', `${createView.path}/${view.record.view}`);
    return toView(view, caller);
  }
}
