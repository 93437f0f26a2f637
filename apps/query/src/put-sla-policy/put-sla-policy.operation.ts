import { type Operation } from '../openapi/operation.js';
import { BODY_EXAMPLE, POLICY_EXAMPLE, POLICY_PARAMETER, policyBody, policyVersion } from '../sla-policies/policy.js';

export const putSlaPolicy = {
  id: 'putSlaPolicy',
  path: '/v1/sla-policies/{id}',
  summary: 'Puts a new version of a policy, or the first one',
  right: 'policies.manage',
  description:
    'Versions before it stay, and stay in force for tickets that were created before `valid_from`. `valid_from` may be in the past: ' +
    'reports then judge the tickets since then by the new version.',
  pathParameters: { id: POLICY_PARAMETER },
  parameters: {},
  body: policyBody,
  bodyExample: BODY_EXAMPLE,
  method: 'PUT',
  response: policyVersion,
  example: POLICY_EXAMPLE,
} as const satisfies Operation;
