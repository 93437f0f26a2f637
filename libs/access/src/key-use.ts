import { z } from 'zod';

/** What records of when a key was last used are called on the control topic; their id is that of the key. */
export const KEY_USE_KIND = 'api_key_use';

/** When a key was last used, told some minutes apart. Apart from the key's own record, which only those who manage keys write. */
export const keyUse = z.object({
  id: z.string(),
  /** ISO 8601, UTC. */
  last_used_at: z.iso.datetime(),
});
export type KeyUse = z.infer<typeof keyUse>;
