import { createHash, randomBytes } from 'node:crypto';
import { type ClickHouseWriter } from '@docket/clickhouse';

export interface TestKey {
  readonly id: string;
  readonly text: string;
  readonly record: Readonly<Record<string, unknown>>;
}

/** A key of a tenant, as `docket keys create` would make it; without roles said one that may read everything. */
export function newKey(tenantId: string, roles: readonly string[] = ['auditor']): TestKey {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
  const id = Array.from(randomBytes(12), (byte) => alphabet[byte % 32]).join('');
  const text = `dk_${id}_${randomBytes(32).toString('base64url')}`;
  const hash = createHash('sha256').update(text).digest('hex');
  const record = {
    id,
    tenant_id: tenantId,
    name: 'test',
    roles,
    hash,
    created_at: '2026-01-01T00:00:00.000Z',
  };
  return { id, text, record };
}

let version = 0;

/** Writes a key's state as ingestion does; `undefined` deletes it. */
export async function storeKey(
  writer: ClickHouseWriter,
  id: string,
  record: Readonly<Record<string, unknown>> | undefined,
): Promise<void> {
  const value = record === undefined ? '' : JSON.stringify(record);
  version += 1;
  await writer.insertRows('control_state', [{ kind: 'api_key', id, value, version, at: new Date() }]);
}
