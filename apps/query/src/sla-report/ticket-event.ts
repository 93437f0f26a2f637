import { z } from 'zod';
import { rowType } from '@docket/clickhouse';
import { MESSAGE_ACTIONS } from '../metrics/conditions.js';

/** What of an event decides about service levels. */
export const ticketEventRow = z.object({
  ticket_id: rowType.string,
  at_ms: rowType.int64,
  action: rowType.string,
  actor_type: rowType.string,
  department: rowType.string,
  channel: rowType.string,
  details: rowType.map,
});
export type TicketEvent = z.infer<typeof ticketEventRow>;

/** Actions that are read. */
export const TICKET_ACTIONS = [
  'ticket.created',
  'ticket.status_changed',
  'ticket.transferred',
  'ticket.offline_message',
  'ticket.chatted',
  'ticket.called',
  ...MESSAGE_ACTIONS,
] as const;

/** Fields of these actions that are read. */
export const TICKET_DETAILS = [
  'agent_id',
  'answered',
  'direction',
  'duration_ms',
  'priority',
  'requester_id',
  'requester_name',
  'status',
  'status_category',
  'to',
  'to_agent_id',
  'to_category',
  'to_department_id',
  'wait_ms',
] as const;

const MESSAGES: ReadonlySet<string> = new Set(MESSAGE_ACTIONS);

/** A response to the contact, as docs/metrics.md defines it. */
export function isResponse({ action, actor_type, details }: TicketEvent): boolean {
  if (actor_type !== 'AGENT') return false;
  if (action === 'ticket.chatted') return true;
  if (action === 'ticket.called') return wasAnswered(details);
  return MESSAGES.has(action) && details['direction'] === 'OUT';
}

/** A message of the contact, as docs/metrics.md defines it. */
export function isOfContact({ action, actor_type, details }: TicketEvent): boolean {
  if (action === 'ticket.offline_message') return true;
  if (action === 'ticket.voice_message_added' && actor_type === 'CONTACT') return true;
  return MESSAGES.has(action) && details['direction'] === 'IN';
}

/** Whether somebody took the call. */
export function wasAnswered(details: TicketEvent['details']): boolean {
  const answered = details['answered'] ?? '';
  return answered === 'true' || (answered === '' && msIn(details, 'duration_ms') > 0);
}

/** A duration; 0 when it is not given. */
export function msIn(details: TicketEvent['details'], name: string): number {
  const value = Number(details[name] ?? '0');
  return Number.isSafeInteger(value) && value > 0 ? value : 0;
}
