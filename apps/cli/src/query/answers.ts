import { z } from 'zod';

const actor = z.object({ type: z.string(), id: z.string(), name: z.string().nullish() });

/** An event as the query service gives it; fields that the CLI does not show are kept as they are. */
export const queriedEvent = z.looseObject({
  event_id: z.string(),
  occurred_at: z.string(),
  action: z.string(),
  actor,
  department: z.string().nullish(),
  ticket_id: z.string().nullish(),
  outcome: z.string(),
  details: z.record(z.string(), z.unknown()).default({}),
});
export type QueriedEvent = z.infer<typeof queriedEvent>;

/** `GET /v1/events` and `GET /v1/tickets/{id}/timeline`. */
export const eventPage = z.object({ events: z.array(queriedEvent), next_cursor: z.string().nullish() });

/** `GET /v1/changes`, as far as it says where it is. */
export const changesPosition = z.object({ next_cursor: z.string() });

/** `GET /v1/aggregates?group_by=action`. */
export const actionCounts = z.object({ rows: z.array(z.object({ action: z.string(), count: z.int() })) });

const since = { since: z.string(), event_id: z.string() };
const setting = z.object({ value: z.string().nullable(), category: z.string().nullish(), ...since }).nullable();

/** How a ticket stood at a moment. */
export const ticketState = z.object({
  status: setting,
  agent: setting,
  department: setting,
  priority: setting,
  tags: z.array(z.object({ tag: z.string(), ...since })),
});
export type TicketState = z.infer<typeof ticketState>;

const timelineEvent = queriedEvent.extend({
  since_previous_ms: z.int().nullable(),
  relation: z.string().optional(),
});
export type TimelineEvent = z.infer<typeof timelineEvent>;

/** `GET /v1/tickets/{id}/timeline` with all it can tell. */
export const ticketTimeline = z.object({
  state: ticketState.nullish(),
  lineage: z.object({ complete: z.boolean() }).optional(),
  events: z.array(timelineEvent),
  next_cursor: z.string().nullish(),
});
