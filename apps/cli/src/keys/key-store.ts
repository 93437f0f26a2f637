import { apiKeyRecord, type ApiKeyRecord, KEY_KIND, KEY_USE_KIND, keyUse } from '@docket/access';
import { CommandError } from '../command-error.js';
import { type ControlStore } from '../control/control-store.js';

/** API keys, which are part of Docket's own state. */
export class KeyStore {
  constructor(private readonly control: ControlStore) {}

  async list(): Promise<ApiKeyRecord[]> {
    return (await this.control.list(KEY_KIND)).map(({ value }) => apiKeyRecord.parse(JSON.parse(value)));
  }

  /** When keys were last used, ISO 8601 to five minutes, by their ids; of those that were never used nothing. */
  async lastUsed(): Promise<ReadonlyMap<string, string>> {
    const uses = (await this.control.list(KEY_USE_KIND)).map(({ value }) => keyUse.parse(JSON.parse(value)));
    return new Map(uses.map(({ id, last_used_at }) => [id, last_used_at]));
  }

  /** Publishes a key's record. @throws {CommandError} when it does not become visible to the query service. */
  put(record: ApiKeyRecord, waitSeconds?: number): Promise<void> {
    return this.control.put(KEY_KIND, new Map([[record.id, record]]), waitSeconds);
  }

  /** @throws {CommandError} for a key that does not exist or is revoked already. */
  async revoke(id: string, now: Date, waitSeconds?: number): Promise<ApiKeyRecord> {
    const record = (await this.list()).find((key) => key.id === id);
    if (!record) throw new CommandError(`there is no key ${id}; \`docket keys list\` shows them`);
    if (record.revoked_at !== undefined) throw new CommandError(`key ${id} was revoked at ${record.revoked_at}`);
    const revoked = { ...record, revoked_at: now.toISOString() };
    await this.put(revoked, waitSeconds);
    return revoked;
  }
}
