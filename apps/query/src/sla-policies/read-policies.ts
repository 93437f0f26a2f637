import { Problem } from '@docket/http';
import { readJson } from '@docket/projections';
import { type TenantReader } from '../access/tenant-reader.js';
import { policiesQuery } from './policies.query.js';
import { policyRecord, policyVersion, type PolicyVersion } from './policy.js';

/** What keys of a tenant's policies begin with on the control topic. */
export function policyPrefix(tenantId: string): string {
  return `${encodeURIComponent(tenantId)}/`;
}

/**
 * Every version of every policy of the tenant, oldest first. Versions are numbered in the order of the control topic, so two that
 * are put at the same time are both kept, and have different numbers. Those that cannot be read are left out.
 */
export async function readPolicies(tenant: TenantReader): Promise<PolicyVersion[]> {
  const rows = await tenant.query(policiesQuery, { prefix: policyPrefix(tenant.tenantId) });
  const counts = new Map<string, number>();
  return rows.flatMap(({ record, published_at: at }) => {
    const read = readJson(policyRecord, record);
    if (!read) return [];
    const version = (counts.get(read.policy) ?? 0) + 1;
    counts.set(read.policy, version);
    return [policyVersion.parse({ ...read, id: read.policy, version, at })];
  });
}

/** The newest version of each policy, by rank and id. */
export function newestOf(versions: readonly PolicyVersion[]): PolicyVersion[] {
  const newest = new Map(versions.map((one) => [one.id, one]));
  return [...newest.values()].sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
}

/** Versions of one policy, newest first. @throws {Problem} 404 when there is none */
export async function requirePolicy(tenant: TenantReader, id: string): Promise<[PolicyVersion, ...PolicyVersion[]]> {
  const [newest, ...older] = (await readPolicies(tenant)).filter((one) => one.id === id).reverse();
  if (!newest) throw new Problem('not-found', `There is no policy ${id}; PUT makes one.`);
  return [newest, ...older];
}
