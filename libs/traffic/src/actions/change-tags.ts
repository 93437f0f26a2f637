import { type HelpDesk } from '../desk/help-desk.js';
import { type Ticket } from '../desk/ticket.js';
import { type Click } from '../log/click.js';
import { onTicket } from './on-ticket.js';

const GENERAL = ['vip', 'follow-up', 'callback', 'escalated', 'press', 'beta'] as const;

/** Puts a tag on that fits, and at times takes one off that no longer does. */
export function changeTags(desk: HelpDesk, ticket: Ticket, click: Click): void {
  const { random, tags } = ticket;
  const fitting = [...ticket.topic.tags, ...(random.chance(0.1) ? GENERAL : [])].filter((tag) => !tags.has(tag));
  const added = fitting.length > 0 ? [random.pick(fitting)] : [];
  const removed = tags.size > 0 && (added.length === 0 || random.chance(0.2)) ? [random.pick([...tags])] : [];
  if (added.length + removed.length === 0) return;
  for (const tag of added) tags.add(tag);
  for (const tag of removed) tags.delete(tag);
  desk.log.write('ticket.tags_changed', { ...onTicket(ticket, click), details: { added, removed } });
}
