import { event } from '../events/event.js';
import { EVENT_EXAMPLE } from '../events/event-example.js';
import { type Operation } from '../openapi/operation.js';

export const findEvent = {
  id: 'findEvent',
  path: '/v1/events/{id}',
  summary: 'One event by its id',
  right: 'events.read',
  pathParameters: {
    id: { description: '`event_id`.', schema: { type: 'string', format: 'uuid' }, example: EVENT_EXAMPLE.event_id },
  },
  parameters: {},
  response: event,
  example: EVENT_EXAMPLE,
  errors: [404],
} as const satisfies Operation;
