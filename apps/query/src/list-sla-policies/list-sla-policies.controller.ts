import { Controller, Get, Query } from '@nestjs/common';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { type PolicyVersion } from '../sla-policies/policy.js';
import { newestOf, readPolicies } from '../sla-policies/read-policies.js';
import { listSlaPolicies } from './list-sla-policies.operation.js';

@Controller()
export class ListSlaPoliciesController {
  @Get(listSlaPolicies.path)
  async list(@Tenant() tenant: TenantReader, @Query() query: RawQuery): Promise<{ policies: PolicyVersion[] }> {
    readParameters(listSlaPolicies.parameters, query);
    return { policies: newestOf(await readPolicies(tenant)) };
  }
}
