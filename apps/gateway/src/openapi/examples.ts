/** Requests as the documentation shows them. A test sends each of them to a running gateway. */
const TRANSFER = {
  action: 'ticket.transferred',
  event_id: '0198c0de-7c1a-7abc-8def-0123456789ab',
  occurred_at: '2026-03-01T09:30:00Z',
  actor: { type: 'AGENT', id: 'a-17', name: 'Ada', department_id: 'support' },
  ticket_id: 'T-1001',
  details: { from_agent_id: 'a-17', to_agent_id: 'a-23' },
};

const VIEW = {
  action: 'user.viewed_ticket',
  occurred_at: '2026-03-01T09:29:12.250Z',
  actor: { type: 'AGENT', id: 'a-17' },
  ticket_id: 'T-1001',
};

const CLOUD_EVENT = {
  specversion: '1.0',
  type: 'ticket.status_changed',
  source: '/helpdesk/web',
  id: '4711',
  time: '2026-03-01T09:31:00Z',
  subject: 'T-1001',
  data: {
    actor: { type: 'AGENT', id: 'a-23' },
    details: { from: 'New', to: 'Open', to_category: 'OPEN' },
  },
};

/** By media type, then by name. */
export const REQUEST_EXAMPLES = {
  'application/json': {
    one: { summary: 'One event', value: TRANSFER },
    several: { summary: 'Several events', value: [VIEW, TRANSFER] },
  },
  'application/x-ndjson': {
    lines: { summary: 'One event on each line', value: `${JSON.stringify(VIEW)}\n${JSON.stringify(TRANSFER)}\n` },
  },
  'application/cloudevents+json': {
    one: { summary: 'A CloudEvent 1.0, structured', value: CLOUD_EVENT },
  },
  'application/cloudevents-batch+json': {
    several: { summary: 'CloudEvents, batched', value: [CLOUD_EVENT, { ...CLOUD_EVENT, id: '4712' }] },
  },
} as const;

/** What a client is answered when one of two events is refused. */
export const REFUSED_EXAMPLE = {
  type: 'urn:docket:problem:events-refused',
  title: 'Events refused',
  status: 422,
  detail:
    "1 of 2 events are refused, the other 1 are in Kafka. The first of them, number 1: actor.type must be one of UNKNOWN, AGENT, CONTACT, SYSTEM, BOT, API, not 'AGNT'.",
  accepted: 1,
  refused: 1,
  events: [
    { status: 'accepted', event_id: TRANSFER.event_id },
    {
      status: 'refused',
      field: 'actor.type',
      reason: "must be one of UNKNOWN, AGENT, CONTACT, SYSTEM, BOT, API, not 'AGNT'",
    },
  ],
} as const;

export const ACCEPTED_EXAMPLE = {
  accepted: 1,
  refused: 0,
  events: [{ status: 'accepted', event_id: TRANSFER.event_id }],
} as const;
