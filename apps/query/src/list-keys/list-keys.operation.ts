import { z } from 'zod';
import { KEY_EXAMPLE, keyView } from '../keys/key-view.js';
import { type Operation } from '../openapi/operation.js';

export const listKeys = {
  id: 'listKeys',
  path: '/v1/keys',
  summary: 'API keys of the own tenant, the one that was changed last first',
  description: 'Revoked and expired ones are listed as well. Of a key Docket keeps a hash; nobody can read it again.',
  right: 'keys.manage',
  parameters: {},
  response: z.object({ keys: z.array(keyView) }),
  example: { keys: [KEY_EXAMPLE] },
} as const satisfies Operation;
