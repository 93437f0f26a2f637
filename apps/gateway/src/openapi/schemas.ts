import { EVENT_PROPERTIES } from '../events/event-properties.js';

type Json = Readonly<Record<string, unknown>>;

const EVENT: Json = {
  type: 'object',
  description: 'An event. Fields that are not listed here are refused; null counts as left out.',
  required: ['action', 'actor'],
  properties: EVENT_PROPERTIES,
  additionalProperties: false,
};

const dataProperties = Object.fromEntries(
  Object.entries(EVENT_PROPERTIES).filter(([name]) => !['action', 'event_id', 'occurred_at'].includes(name)),
);

const CLOUD_EVENT: Json = {
  type: 'object',
  description: 'A CloudEvent 1.0 with JSON data. `dataschema` and `tracestate` may be there and say nothing to Docket.',
  required: ['specversion', 'type', 'source', 'id', 'time', 'data'],
  properties: {
    specversion: { const: '1.0' },
    type: { type: 'string', description: 'The action, also with `docket.` in front' },
    source: { type: 'string', description: 'Together with `id` the identity of the event, unless `id` is a UUID' },
    id: { type: 'string', description: 'The `event_id`, when it is a UUID in lower case' },
    time: { type: 'string', format: 'date-time', description: 'When it happened' },
    subject: { type: 'string', description: 'The `ticket_id`, unless the data has one' },
    datacontenttype: { type: 'string', description: 'application/json' },
    dataschema: { type: 'string' },
    traceparent: { type: 'string', description: 'W3C trace context; the `trace_id` is taken from it' },
    tracestate: { type: 'string' },
    data: { type: 'object', properties: dataProperties, required: ['actor'], additionalProperties: false },
  },
  additionalProperties: false,
};

const OUTCOME: Json = {
  type: 'object',
  description: 'What became of one event',
  required: ['status'],
  properties: {
    status: {
      enum: ['accepted', 'refused', 'unknown', 'not_sent'],
      description:
        'accepted: Kafka has it. refused: it breaks the contract. unknown: sent, not confirmed in time. not_sent: to be sent again.',
    },
    event_id: { type: 'string', format: 'uuid' },
    occurred_at: { description: 'With unknown: send the event again with this id and time, and it is stored once' },
    field: { type: 'string', description: 'With refused: the field at fault; empty when it is the event as a whole' },
    reason: { type: 'string' },
  },
};

const SUMMARY_PROPERTIES: Json = {
  accepted: { type: 'integer' },
  refused: { type: 'integer' },
  unknown: { type: 'integer' },
  not_sent: { type: 'integer' },
  events: {
    type: 'array',
    description: 'In the order of the request',
    items: { $ref: '#/components/schemas/Outcome' },
  },
};

const PROBLEM: Json = {
  type: 'object',
  description: 'Problem details (RFC 9457); with 422 and 503 also what became of each event, when the events were read',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string', format: 'uri', examples: ['urn:docket:problem:events-refused'] },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    ...SUMMARY_PROPERTIES,
  },
};

/** Schemas of the document, by name. */
export const SCHEMAS: Json = {
  Event: EVENT,
  CloudEvent: CLOUD_EVENT,
  Outcome: OUTCOME,
  Accepted: {
    type: 'object',
    required: ['accepted', 'refused', 'events'],
    properties: SUMMARY_PROPERTIES,
  },
  Problem: PROBLEM,
};
