import { newApiKey } from '@docket/access';
import { withKeyStore } from '../keys/open-key-store.js';
import { type CliContext } from '../context.js';
import { readLocalKey, writeLocalKey } from './local-key.js';

/** The key that was made at an earlier start, if it is still in force; else a new one. @returns its text */
export async function ensureKey(context: CliContext, tenant: string): Promise<string> {
  const dataDir = context.dataDir();
  const known = readLocalKey(dataDir);
  return withKeyStore(context, async (keys) => {
    const inForce = (await keys.list()).some(({ id, revoked_at }) => id === known?.id && revoked_at === undefined);
    if (known?.tenant === tenant && inForce) return known.key;
    const { text, record } = newApiKey({ tenant, name: 'docket start', roles: ['admin'] }, new Date());
    await keys.put(record);
    writeLocalKey(dataDir, { key: text, id: record.id, tenant });
    return text;
  });
}
