import { Body, Controller, Inject, Param, Put, Query, Req } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { Caller, type RequestCaller } from '../access/caller.js';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { nestPath } from '../http/nest-path.js';
import { readPathParameter } from '../parameters/path-parameter.js';
import { readBody } from '../parameters/read-body.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { type AuditSink } from '../reads/read-trail.js';
import { policyConfigured } from '../sla-policies/policy-configured.js';
import { PolicyDesk } from '../sla-policies/policy-desk.js';
import { policyId, type PolicyVersion } from '../sla-policies/policy.js';
import { AUDIT_SINK } from '../tokens.js';
import { putSlaPolicy } from './put-sla-policy.operation.js';

@Controller()
export class PutSlaPolicyController {
  constructor(
    @Inject(PolicyDesk) private readonly desk: PolicyDesk,
    @Inject(AUDIT_SINK) private readonly audit: AuditSink,
  ) {}

  @Put(nestPath(putSlaPolicy.path))
  async put(
    @Tenant() tenant: TenantReader,
    @Caller() caller: RequestCaller,
    @Param('id') text: string,
    @Query() query: RawQuery,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<PolicyVersion> {
    const id = readPathParameter('id', policyId, text);
    readParameters(putSlaPolicy.parameters, query);
    const version = await this.desk.put(id, readBody(putSlaPolicy.body, body), caller, tenant);
    this.audit.add(policyConfigured(version, { request, caller }));
    return version;
  }
}
