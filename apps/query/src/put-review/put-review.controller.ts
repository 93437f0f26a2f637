import { Body, Controller, Inject, Param, Put, Query, Req } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { Caller, type RequestCaller } from '../access/caller.js';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { nestPath } from '../http/nest-path.js';
import { identifier } from '../parameters/identifier.js';
import { readPathParameter } from '../parameters/path-parameter.js';
import { readBody } from '../parameters/read-body.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { type AuditSink } from '../reads/read-trail.js';
import { reviewConfigured } from '../reviews/review-configured.js';
import { ReviewDesk } from '../reviews/review-desk.js';
import { type Review } from '../reviews/review.js';
import { AUDIT_SINK } from '../tokens.js';
import { putReview } from './put-review.operation.js';

@Controller()
export class PutReviewController {
  constructor(
    @Inject(ReviewDesk) private readonly desk: ReviewDesk,
    @Inject(AUDIT_SINK) private readonly audit: AuditSink,
  ) {}

  @Put(nestPath(putReview.path))
  async put(
    @Tenant() tenant: TenantReader,
    @Caller() caller: RequestCaller,
    @Param('ticket') text: string,
    @Query() query: RawQuery,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<Review> {
    const ticket = readPathParameter('ticket', identifier, text);
    readParameters(putReview.parameters, query);
    const reviewed = await this.desk.put(ticket, readBody(putReview.body, body), caller, tenant);
    this.audit.add(reviewConfigured(reviewed, { request, caller }));
    return reviewed.review;
  }
}
