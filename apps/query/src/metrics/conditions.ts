/**
 * What events count as, said once: conditions on `audit_events`. docs/metrics.md shows them word for word (a test compares),
 * and projections use the same ones.
 */
export const MESSAGE_ACTIONS = [
  'ticket.message_added',
  'ticket.facebook_message',
  'ticket.tweeted',
  'ticket.tencent_message',
  'ticket.weibo_message',
  'ticket.voice_message_added',
] as const;

const list = MESSAGE_ACTIONS.map((action) => `'${action}'`).join(', ');
const IS_MESSAGE = `action IN (${list})`;

export const CONDITIONS = {
  message_out: `details['direction'] = 'OUT' AND ${IS_MESSAGE}`,
  message_in:
    `(details['direction'] = 'IN' AND ${IS_MESSAGE}) OR action = 'ticket.offline_message'` +
    ` OR (action = 'ticket.voice_message_added' AND actor_type = 'CONTACT')`,
  response:
    `actor_type = 'AGENT' AND ((details['direction'] = 'OUT' AND ${IS_MESSAGE}) OR action = 'ticket.chatted'` +
    ` OR (action = 'ticket.called' AND (details['answered'] = 'true' OR (details['answered'] = '' AND toUInt64OrZero(details['duration_ms']) > 0))))`,
  resolution: `action = 'ticket.status_changed' AND details['to_category'] = 'RESOLVED'`,
  reopening:
    `action = 'ticket.status_changed' AND details['from_category'] IN ('RESOLVED', 'CLOSED')` +
    ` AND details['to_category'] IN ('NEW', 'OPEN', 'WAITING')`,
} as const;

/** Actions among which responses are. */
export const RESPONSE_ACTIONS = [...MESSAGE_ACTIONS, 'ticket.chatted', 'ticket.called'] as const;

/** What an agent did, counted by actor: names of `agent_activity_hourly`, and what each is in events. */
export const ACTIVITY = {
  events: 'count()',
  messages: `countIf(${CONDITIONS.message_out})`,
  internal_messages: "countIf(action = 'ticket.internal_message_added')",
  notes: "countIf(action = 'ticket.note_added')",
  files: "countIf(action = 'ticket.file_attached')",
  transfers: "countIf(action = 'ticket.transferred')",
  resolved: `countIf(${CONDITIONS.resolution})`,
  views: "countIf(action = 'user.viewed_ticket')",
  calls: "countIf(action = 'ticket.called')",
  call_ms: "sumIf(toUInt64OrZero(details['duration_ms']), action = 'ticket.called')",
  logins: "countIf(action = 'user.logged_in')",
  failed_logins: "countIf(action = 'user.login_failed')",
} as const;

const HOUR_MS = 3_600_000;

/** Limits that make a measure follow from events near its period. ms. */
export const WITHIN = {
  /** A reopening later than this is a new problem, not a resolution that did not hold. */
  reopenedMs: 7 * 24 * HOUR_MS,
} as const;
