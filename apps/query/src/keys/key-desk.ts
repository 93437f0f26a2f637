import { apiKeyRecord, type ApiKeyRecord, KEY_KIND, type KeyOwner, keyUse, newApiKey } from '@docket/access';
import { Problem } from '@docket/http';
import { readJson } from '@docket/projections';
import { type ControlPublisher } from '@docket/sdk';
import { type InstallationReader } from '../access/installation.js';
import { publishConfirmed } from '../control/publish-confirmed.js';
import { untilVisible } from '../control/until-visible.js';
import { controlKeysQuery } from './control-keys.query.js';
import { type KeyView, toKeyView } from './key-view.js';

/** Keys of a tenant. They are records of the control topic: published there, and read where ingestion has brought them. */
export class KeyDesk {
  constructor(private readonly publisher: Pick<ControlPublisher, 'publish'>) {}

  /** Newest first, revoked and expired ones included. */
  async list(tenantId: string, installation: InstallationReader): Promise<KeyView[]> {
    const { records, uses } = await readKeys(tenantId, installation);
    return records.map((record) => toKeyView(record, uses.get(record.id)));
  }

  /** @returns the text of the key, which is kept nowhere @throws {Problem} 503 when Kafka does not confirm it */
  async create(owner: KeyOwner, installation: InstallationReader): Promise<{ text: string; key: KeyView }> {
    const { text, record } = newApiKey(owner, new Date());
    await this.#put(record, installation);
    return { text, key: toKeyView(record, undefined) };
  }

  /** @throws {Problem} 404 for one that the tenant does not have, 409 for one that was revoked before */
  async revoke(id: string, tenantId: string, installation: InstallationReader): Promise<KeyView> {
    const { records, uses } = await readKeys(tenantId, installation);
    const record = records.find((one) => one.id === id);
    if (record === undefined) throw new Problem('not-found', `There is no key ${id}.`);
    if (record.revoked_at !== undefined)
      throw new Problem('conflict', `Key ${id} was revoked at ${record.revoked_at}.`);
    const revoked = { ...record, revoked_at: new Date().toISOString() };
    await this.#put(revoked, installation);
    return toKeyView(revoked, uses.get(id));
  }

  async #put(record: ApiKeyRecord, installation: InstallationReader): Promise<void> {
    const unsure = `Kafka did not confirm the change of key ${record.id}; it may come into force all the same. See /v1/keys.`;
    await publishConfirmed(this.publisher, { kind: KEY_KIND, id: record.id, value: record }, unsure);
    await untilVisible(async () => {
      const { records } = await readKeys(record.tenant_id, installation);
      return records.find(({ id, revoked_at }) => id === record.id && revoked_at === record.revoked_at);
    });
  }
}

async function readKeys(tenant: string, installation: InstallationReader) {
  const rows = await installation.query(controlKeysQuery, { tenant });
  const records = rows
    .filter(({ kind }) => kind === KEY_KIND)
    .flatMap(({ newest }) => readJson(apiKeyRecord, newest) ?? []);
  const uses = rows.filter(({ kind }) => kind !== KEY_KIND).flatMap(({ newest }) => readJson(keyUse, newest) ?? []);
  return { records, uses: new Map(uses.map((use) => [use.id, use])) };
}
