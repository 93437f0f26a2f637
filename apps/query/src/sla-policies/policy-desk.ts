import { randomUUID } from 'node:crypto';
import { Problem } from '@docket/http';
import { type ControlPublisher } from '@docket/sdk';
import { type RequestCaller, requesterOf } from '../access/caller.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { publishConfirmed } from '../control/publish-confirmed.js';
import { untilVisible } from '../control/until-visible.js';
import { type PolicyBody, POLICY_KIND, type PolicyRecord, type PolicyVersion } from './policy.js';
import { policyPrefix, readPolicies } from './read-policies.js';

/** The answer is the version itself, so it is waited for a little longer than for other records, ms. */
const VISIBLE_MS = 5_000;
const UNSURE = 'Kafka did not confirm the version; it may come into force all the same. Look before you repeat it.';

/** Takes new versions of policies: publishes them to the control topic, from where they are read. */
export class PolicyDesk {
  constructor(private readonly publisher: Pick<ControlPublisher, 'publish'>) {}

  /** @throws {Problem} 503 when it is not in force yet: it may be, or will be, as the detail says */
  async put(policy: string, body: PolicyBody, caller: RequestCaller, tenant: TenantReader): Promise<PolicyVersion> {
    const { valid_from = new Date().toISOString(), ...terms } = body;
    const value: PolicyRecord = { ...terms, policy, tenant_id: tenant.tenantId, valid_from, by: requesterOf(caller) };
    // Each version is a record of its own: those before it must stay.
    const id = `${policyPrefix(tenant.tenantId)}${policy}/${randomUUID()}`;
    const known = await versionsOf(tenant, policy);
    await publishConfirmed(this.publisher, { kind: POLICY_KIND, id, value }, UNSURE);
    const newest = await untilVisible(async () => {
      const versions = await versionsOf(tenant, policy);
      // Somebody else may have put one as well; the last is as good as ours.
      return versions.length > known.length ? versions.at(-1) : undefined;
    }, VISIBLE_MS);
    if (newest !== undefined) return newest;
    throw new Problem('unavailable', 'The version is in Kafka, and in force as soon as ingestion has taken it over.');
  }
}

async function versionsOf(tenant: TenantReader, policy: string): Promise<PolicyVersion[]> {
  return (await readPolicies(tenant)).filter((one) => one.id === policy);
}
