import { type ClickHouseWriter } from '@docket/clickhouse';
import { policyBody, type PolicyVersion } from '../src/sla-policies/policy.js';

const always: [string, string][] = [['00:00', '24:00']];
export const ALL_DAY = {
  zone: 'UTC',
  hours: {
    monday: always,
    tuesday: always,
    wednesday: always,
    thursday: always,
    friday: always,
    saturday: always,
    sunday: always,
  },
};

/** A version of a policy, most of it filled in. */
export function policyOf(given: object, version = 1, id = 'p'): PolicyVersion {
  const { valid_from = '2020-01-01T00:00:00.000Z', ...terms } = policyBody.parse({
    name: 'P',
    calendar: ALL_DAY,
    ...given,
  });
  const by = { type: 'API', id: 'k', name: 'test' } as const;
  return { ...terms, id, version, valid_from, by, at: valid_from };
}

let place = 0;

/** Writes a version as ingestion does. */
export async function storePolicy(writer: ClickHouseWriter, tenantId: string, policy: PolicyVersion): Promise<void> {
  place += 1;
  const { id, at } = policy;
  const value = JSON.stringify({ ...policy, policy: id, tenant_id: tenantId });
  const key = `${encodeURIComponent(tenantId)}/${id}/${place}`;
  await writer.insertRows('control_state', [{ kind: 'sla_policy', id: key, value, version: place, at: new Date(at) }]);
}
