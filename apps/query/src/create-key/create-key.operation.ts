import { ROLES } from '@docket/access';
import { LIMITS } from '@docket/events';
import { z } from 'zod';
import { KEY_EXAMPLE, keyView } from '../keys/key-view.js';
import { type Operation } from '../openapi/operation.js';

const NAME_CHARACTERS = 100;
const MOST_DEPARTMENTS = 100;

const name = `must say what the key is for, in up to ${NAME_CHARACTERS} characters`;
const role = `must be one of ${ROLES.join(', ')}`;
const department = `must be up to ${MOST_DEPARTMENTS} ids of departments`;
const expires = 'must be a time with zone that is still to come, as 2027-03-01T12:00:00Z';

export const createKey = {
  id: 'createKey',
  path: '/v1/keys',
  summary: 'Makes an API key of the own tenant',
  description:
    'Its text is in this answer and nowhere else. It is in force when ingestion has taken it over, most often at once.',
  right: 'keys.manage',
  parameters: {},
  body: z.strictObject({
    name: z.string({ error: name }).trim().min(1, { error: name }).max(NAME_CHARACTERS, { error: name }),
    roles: z
      .array(z.enum(ROLES, { error: role }), { error: 'must be a list of roles' })
      .min(1, { error: 'must name a role' })
      .max(ROLES.length, { error: 'names roles more than once' }),
    expires_at: z.iso
      .datetime({ offset: true, error: expires })
      .refine((text) => Date.parse(text) > Date.now(), { error: expires })
      .optional()
      .describe('From then on it does not hold; never without it'),
    departments: z
      .array(z.string({ error: department }).min(1, { error: department }).max(LIMITS.id, { error: department }), {
        error: department,
      })
      .min(1, { error: department })
      .max(MOST_DEPARTMENTS, { error: department })
      .optional()
      .describe('It sees events of these alone; for viewers and analysts'),
  }),
  bodyExample: { name: 'reports', roles: ['analyst'], expires_at: '2099-03-01T12:00:00Z', departments: ['support'] },
  response: z.object({ key: z.string().describe('Its text; kept nowhere'), ...keyView.shape }),
  example: { key: 'dk_abcdefghij23_...', ...KEY_EXAMPLE },
} as const satisfies Operation;
