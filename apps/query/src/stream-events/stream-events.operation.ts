import { z } from 'zod';
import { FILTERS } from '../events/event-filter.js';
import { AFTER } from '../list-changes/list-changes.operation.js';
import { type Operation } from '../openapi/operation.js';

export const streamEvents = {
  id: 'streamEvents',
  path: '/v1/events/stream',
  summary: 'Live tail of events',
  headers: {
    'Last-Event-ID': { description: 'Position behind the last event that was received.', schema: { type: 'string' } },
  },
  right: 'events.read',
  audit: 'rarely',
  description:
    'Server-sent events, in the order in which they came in: first `event: begin`, then `event: event` with an event as JSON, and as `id` the position behind it. A client that comes back with ' +
    '`Last-Event-ID` (or `after`) misses nothing. Without either the tail begins now. Comments show every 15 s that the connection lives. `event: end` says why a tail ended: ' +
    '`shutdown`, `too_slow`, `time_is_up` (after 15 minutes) or `failed`.',
  parameters: {
    after: {
      ...AFTER,
      doc: {
        ...AFTER.doc,
        description: `${AFTER.doc.description} The header \`Last-Event-ID\` has precedence; without both: \`now\`.`,
      },
    },
    ...FILTERS,
  },
  mediaType: 'text/event-stream',
  response: z.string(),
  example:
    'id: W1tbMSwzLDExODVdXSwiLi4uIl0\nevent: event\ndata: {"event_id":"0190b5a4-7c1e-7bb3-9a54-3f1f5f0f7a21"}\n\n',
  errors: [429],
} as const satisfies Operation;
