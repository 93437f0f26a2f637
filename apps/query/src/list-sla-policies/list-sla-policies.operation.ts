import { z } from 'zod';
import { type Operation } from '../openapi/operation.js';
import { POLICY_EXAMPLE, policyVersion } from '../sla-policies/policy.js';

export const listSlaPolicies = {
  id: 'listSlaPolicies',
  path: '/v1/sla-policies',
  summary: 'The newest version of each policy of service levels',
  right: 'events.analyse',
  audit: 'never',
  description:
    'In the order in which they are tried: by rank, then by id. Those that are not active are listed as well.',
  parameters: {},
  response: z.object({ policies: z.array(policyVersion) }),
  example: { policies: [POLICY_EXAMPLE] },
} as const satisfies Operation;
