import { Controller, Get, Param, Query } from '@nestjs/common';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { nestPath } from '../http/nest-path.js';
import { readPathParameter } from '../parameters/path-parameter.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { policyId, type PolicyVersion } from '../sla-policies/policy.js';
import { requirePolicy } from '../sla-policies/read-policies.js';
import { findSlaPolicy } from './find-sla-policy.operation.js';

@Controller()
export class FindSlaPolicyController {
  @Get(nestPath(findSlaPolicy.path))
  async find(
    @Tenant() tenant: TenantReader,
    @Param('id') text: string,
    @Query() query: RawQuery,
  ): Promise<{ id: string; versions: PolicyVersion[] }> {
    const id = readPathParameter('id', policyId, text);
    readParameters(findSlaPolicy.parameters, query);
    return { id, versions: await requirePolicy(tenant, id) };
  }
}
