import { Body, Controller, Inject, Param, Put, Query } from '@nestjs/common';
import { Caller, type RequestCaller } from '../access/caller.js';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { nestPath } from '../http/nest-path.js';
import { readPathParameter } from '../parameters/path-parameter.js';
import { readBody } from '../parameters/read-body.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { PolicyDesk } from '../sla-policies/policy-desk.js';
import { policyId, type PolicyVersion } from '../sla-policies/policy.js';
import { putSlaPolicy } from './put-sla-policy.operation.js';

@Controller()
export class PutSlaPolicyController {
  constructor(@Inject(PolicyDesk) private readonly desk: PolicyDesk) {}

  @Put(nestPath(putSlaPolicy.path))
  put(
    @Tenant() tenant: TenantReader,
    @Caller() caller: RequestCaller,
    @Param('id') text: string,
    @Query() query: RawQuery,
    @Body() body: unknown,
  ): Promise<PolicyVersion> {
    const id = readPathParameter('id', policyId, text);
    readParameters(putSlaPolicy.parameters, query);
    return this.desk.put(id, readBody(putSlaPolicy.body, body), caller, tenant);
  }
}
