import { z } from 'zod';
import { type Operation } from '../openapi/operation.js';
import { POLICY_EXAMPLE, POLICY_PARAMETER, policyVersion } from '../sla-policies/policy.js';

export const findSlaPolicy = {
  id: 'findSlaPolicy',
  path: '/v1/sla-policies/{id}',
  summary: 'Every version of one policy, newest first',
  right: 'events.analyse',
  audit: 'never',
  pathParameters: { id: POLICY_PARAMETER },
  parameters: {},
  response: z.object({ id: z.string(), versions: z.array(policyVersion) }),
  example: { id: 'gold', versions: [POLICY_EXAMPLE] },
  errors: [404],
} as const satisfies Operation;
