import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Problem } from '@docket/http';
import { type ControlPublisher } from '@docket/sdk';
import { type RequestCaller } from '../access/caller.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { type PolicyBody, POLICY_KIND, type PolicyRecord, type PolicyVersion } from './policy.js';
import { policyPrefix, readPolicies } from './read-policies.js';

/** How long Kafka may take to confirm a version, ms. */
const PUBLISH_MS = 10_000;
/** How long to wait until ingestion has brought it to where it is read, ms. */
const VISIBLE_MS = 5_000;
const POLL_MS = 50;

/** Takes new versions of policies: publishes them to the control topic, from where they are read. */
export class PolicyDesk {
  constructor(private readonly publisher: Pick<ControlPublisher, 'publish'>) {}

  /** @throws {Problem} 503 when it is not in force yet: it may be, or will be, as the detail says */
  async put(
    policy: string,
    body: PolicyBody,
    { kind, id, name }: RequestCaller,
    tenant: TenantReader,
  ): Promise<PolicyVersion> {
    const { valid_from = new Date().toISOString(), ...terms } = body;
    const by = { type: kind === 'key' ? ('API' as const) : ('AGENT' as const), id, name };
    const record: PolicyRecord = { ...terms, policy, tenant_id: tenant.tenantId, valid_from, by };
    // Each version is a record of its own: those before it must stay.
    const key = `${policyPrefix(tenant.tenantId)}${policy}/${randomUUID()}`;
    const known = await versionsOf(tenant, policy);
    await this.publish(key, record);
    const until = Date.now() + VISIBLE_MS;
    while (Date.now() < until) {
      const versions = await versionsOf(tenant, policy);
      // Somebody else may have put one as well; the last is as good as ours.
      const newest = versions.at(-1);
      if (newest && versions.length > known.length) return newest;
      await setTimeout(POLL_MS);
    }
    throw new Problem('unavailable', 'The version is in Kafka, and in force as soon as ingestion has taken it over.');
  }

  private async publish(key: string, record: PolicyRecord): Promise<void> {
    const patience = new AbortController();
    const late = setTimeout(PUBLISH_MS, undefined, { signal: patience.signal, ref: false }).then(() => {
      throw new Error(`no answer within ${PUBLISH_MS} ms`);
    });
    late.catch(() => undefined);
    try {
      await Promise.race([this.publisher.publish(POLICY_KIND, key, record), late]);
    } catch (error) {
      const detail =
        'Kafka did not confirm the version; it may come into force all the same. Look before you repeat it.';
      throw new Problem('unavailable', detail, [], { cause: error });
    } finally {
      patience.abort();
    }
  }
}

async function versionsOf(tenant: TenantReader, policy: string): Promise<PolicyVersion[]> {
  return (await readPolicies(tenant)).filter((one) => one.id === policy);
}
