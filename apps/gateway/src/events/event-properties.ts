type Json = Readonly<Record<string, unknown>>;

const text = (description: string, more: Json = {}): Json => ({ type: 'string', description, ...more });

const ACTOR: Json = {
  type: 'object',
  required: ['type', 'id'],
  properties: {
    type: { enum: ['UNKNOWN', 'AGENT', 'CONTACT', 'SYSTEM', 'BOT', 'API'] },
    id: text('Stable id in the help desk'),
    name: text('Name as shown at that moment'),
    email: text('E-mail address at that moment'),
    role: text('Role at that moment'),
    department_id: text('Department the actor belonged to at that moment'),
  },
  additionalProperties: false,
};

/** The fields that an event may have, as JSON Schema. What is not here is refused. */
export const EVENT_PROPERTIES = {
  action: text('What was done, for example `ticket.status_changed`; docs/actions.md lists all'),
  event_id: text('UUID in lower case: makes sending again harmless, and needs `occurred_at`; a new one by default', {
    format: 'uuid',
  }),
  occurred_at: {
    description: 'ISO 8601 with a zone, or whole milliseconds since 1970; now by default',
    oneOf: [{ type: 'string', format: 'date-time' }, { type: 'integer' }],
  },
  tenant_id: text('The tenant of the key, which is the default; no other is taken'),
  actor: { ...ACTOR, description: 'Who did it' },
  on_behalf_of: { ...ACTOR, description: 'Whom the actor impersonated' },
  department_id: text('Where it took place; the department of the actor by default'),
  department_name: text('Its name at that moment'),
  ticket_id: text('The ticket concerned; events of one ticket keep their order'),
  target: {
    type: 'object',
    description: 'What was acted upon, when it is not a ticket',
    required: ['type', 'id'],
    properties: { type: text('Kind of thing'), id: text('Its id'), name: text('Its name at that moment') },
    additionalProperties: false,
  },
  channel: text('email, chat, phone, web, ...'),
  session_id: text('Session of the actor'),
  request_id: text('Request that caused the event'),
  trace_id: text('W3C trace id'),
  ip: text('Address the actor came from'),
  user_agent: text('User agent of the actor'),
  outcome: { enum: ['UNKNOWN', 'SUCCESS', 'FAILURE', 'DENIED'], description: 'SUCCESS by default' },
  reason: text('Why it was done, or failed, or was denied'),
  labels: { type: 'object', additionalProperties: { type: 'string' }, description: 'Free labels; no personal data' },
  details: { type: 'object', description: "The action's own fields" },
} as const satisfies Record<string, Json>;

/** Names of the fields that an event may have. */
export const EVENT_FIELDS: readonly string[] = Object.keys(EVENT_PROPERTIES);
