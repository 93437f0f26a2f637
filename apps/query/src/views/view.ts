import { z } from 'zod';
import { wordOf } from '../parameters/one-of.js';
import { requester } from '../replays/replay.js';
import { VIEW_ROUTES } from './routes.js';

/** What records of saved views are called on the control topic. */
export const VIEW_KIND = 'saved_view';

/** Views that one key or person may have, private and shared ones together. */
export const MOST_OF_ONE = 100;
/** Shared views of a tenant. */
export const MOST_SHARED = 500;

export const VISIBILITIES = ['private', 'shared'] as const;

const LONGEST_NAME = 200;
const LONGEST_DESCRIPTION = 1_000;
/** Of a query string as it is sent: with the path it fits into the address of a request. */
const LONGEST_QUERY = 8_000;

const moment = z.iso.datetime({ offset: true });

/** What a view says; whether its question can be asked is checked by {@link checkQuestion}. */
const terms = {
  name: z.string().trim().min(1).max(LONGEST_NAME).describe('What people call it'),
  description: z.string().trim().max(LONGEST_DESCRIPTION).optional(),
  route: wordOf(VIEW_ROUTES).describe('What it is a view of'),
  subject: z.string().optional().describe('Id of the ticket or agent, where the route is about one'),
  query: z
    .string()
    .max(LONGEST_QUERY)
    .default('')
    .describe('Parameters of the route as a query string. Relative times (`-7d`) stay relative'),
  visibility: z
    .enum(VISIBILITIES, { error: `must be one of ${VISIBILITIES.join(', ')}` })
    .default('private')
    .describe('shared: everybody of the tenant who may ask the route sees it'),
};

/** A view as it is saved. */
export const viewBody = z.strictObject(terms);
export type ViewTerms = z.infer<typeof viewBody>;

const version = z.int({ error: 'is needed: the version that you read' }).min(1);

/** A view as it is changed. */
export const viewChange = z.strictObject({
  ...terms,
  version: version.describe('The one that was read: when there is a newer one it is not changed'),
});

/** A version of a view as it stands on the control topic. */
export const viewRecord = z.object({
  ...terms,
  view: z.string(),
  tenant_id: z.string(),
  version,
  /** Tells two changes of the same version apart, of which one is in force. */
  change: z.string(),
  owner: requester,
  by: requester,
  created_at: moment,
  deleted: z.boolean(),
});
export type ViewRecord = z.infer<typeof viewRecord>;

/** A view as answers show it. */
export const savedView = z
  .object({
    ...terms,
    id: z.string().meta({ format: 'uuid' }),
    address: z.string().describe('GET this to open it: path and query'),
    version: z.int().describe('1 is the first'),
    owner: requester.describe('Who saved it first'),
    may_change: z.boolean().describe('Whether whoever asks may change and delete it'),
    created_at: moment,
    changed_at: moment,
    changed_by: requester.describe('Who saved this version'),
  })
  .meta({ id: 'SavedView' });
export type SavedView = z.infer<typeof savedView>;

export const BODY_EXAMPLE = {
  name: 'Refunds that were refused',
  route: '/v1/events',
  query: 'action=ticket.*&outcome=DENIED&q=refund&from=-7d',
  visibility: 'shared',
} as const;

const OWNER = { type: 'AGENT', id: 'ada@example.com', name: 'Ada' } as const;

export const VIEW_EXAMPLE: SavedView = {
  ...BODY_EXAMPLE,
  id: '0b9e7a56-5d3c-4a55-9a8e-0d9a54a0b7c1',
  address: `/v1/events?${BODY_EXAMPLE.query}`,
  version: 2,
  owner: OWNER,
  may_change: true,
  created_at: '2026-03-01T09:30:00.000Z',
  changed_at: '2026-03-02T08:00:00.000Z',
  changed_by: OWNER,
};

export const VIEW_PARAMETER = {
  description: 'Id of the view.',
  schema: { type: 'string', format: 'uuid' },
  example: VIEW_EXAMPLE.id,
} as const;
