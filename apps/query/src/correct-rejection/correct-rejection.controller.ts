import { Body, Controller, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type z } from 'zod';
import { Caller, type RequestCaller } from '../access/caller.js';
import { Installation, type InstallationReader } from '../access/installation.js';
import { nestPath } from '../http/nest-path.js';
import { readBody } from '../parameters/read-body.js';
import { readPathParameter } from '../parameters/path-parameter.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { type AuditSink } from '../reads/read-trail.js';
import { CorrectionDesk } from '../rejections/correction-desk.js';
import { rejectionConfigured } from '../rejections/rejection-configured.js';
import { RejectionDesk } from '../rejections/rejection-desk.js';
import { idOf, rejectionId } from '../rejections/rejection-id.js';
import { AUDIT_SINK } from '../tokens.js';
import { correctRejection } from './correct-rejection.operation.js';

@Controller()
export class CorrectRejectionController {
  constructor(
    @Inject(RejectionDesk) private readonly rejections: RejectionDesk,
    @Inject(CorrectionDesk) private readonly desk: CorrectionDesk,
    @Inject(AUDIT_SINK) private readonly audit: AuditSink,
  ) {}

  @Post(nestPath(correctRejection.path))
  @HttpCode(202)
  async correct(
    @Installation() installation: InstallationReader,
    @Caller() caller: RequestCaller,
    @Param('id') text: string,
    @Query() query: RawQuery,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof correctRejection.response>> {
    const origin = readPathParameter('id', rejectionId, text);
    readParameters(correctRejection.parameters, query);
    const { event, reason, dry_run: dryRun, again } = readBody(correctRejection.body, body);
    const scope = { installation, caller };
    await this.rejections.require(origin, scope);
    const wish = { how: 'corrected', reason, again, dryRun } as const;
    const { result, eventId, published } = await this.desk.correct(origin, event, wish, scope);
    const id = idOf(origin);
    if (result === 'published' && published !== undefined) {
      this.audit.add(rejectionConfigured({ id, how: 'corrected', reason, published }, { request, caller }));
    }
    void reply.header('Location', `/v1/rejections/${id}`);
    return { id, result, event_id: eventId, published: published ?? null };
  }
}
