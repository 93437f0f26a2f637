import { type ApiKeyRecord, type KeyUse, ROLES, shownPart } from '@docket/access';
import { z } from 'zod';

const time = z.string().meta({ format: 'date-time' });

/** A key as answers show it. */
export const keyView = z.object({
  id: z.string().describe('The public part of its text, `dk_<id>_...`'),
  tenant_id: z.string(),
  name: z.string().describe('What it is for'),
  roles: z.array(z.string()).describe(`Of ${ROLES.join(', ')}; none means viewer and analyst`),
  created_at: time,
  expires_at: time.optional().describe('From then on it does not hold'),
  departments: z.array(z.string()).optional().describe('It sees events of these alone'),
  revoked_at: time.optional(),
  last_used_at: time.optional().describe('To five minutes'),
});

export type KeyView = z.infer<typeof keyView>;

export function toKeyView(record: ApiKeyRecord, use: KeyUse | undefined): KeyView {
  return { ...shownPart(record), ...(use === undefined ? {} : { last_used_at: use.last_used_at }) };
}

/** As an example of an answer. */
export const KEY_EXAMPLE: KeyView = {
  id: 'abcdefghij23',
  tenant_id: 'demo',
  name: 'reports',
  roles: ['analyst'],
  created_at: '2026-03-01T12:00:00.000Z',
  expires_at: '2027-03-01T12:00:00.000Z',
  departments: ['support'],
  last_used_at: '2026-03-02T08:15:00.000Z',
};
