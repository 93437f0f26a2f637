import { type QueriedEvent } from '../query/answers.js';
import { plainText, table } from '../table.js';

const DETAIL_CHARACTERS = 60;

/** Events as a table. */
export function eventTable(events: readonly QueriedEvent[]): string {
  return table(['time', 'action', 'actor', 'department', 'ticket', 'details'], events.map(cells));
}

/** One event on one line, for output that goes on. */
export function eventLine(event: QueriedEvent): string {
  return cells(event)
    .filter((cell) => cell !== '')
    .map(plainText)
    .join('  ');
}

/** What a row shows of an event: time, action, actor, department, ticket, details. */
export function cells(event: QueriedEvent): string[] {
  const { occurred_at, action, actor, department, ticket_id, outcome } = event;
  const what = outcome === 'SUCCESS' ? action : `${action} (${outcome})`;
  return [occurred_at, what, actor.id, department ?? '', ticket_id ?? '', detailText(event)];
}

/** The details as `name=value`, cut to what a line can hold. */
function detailText({ details }: QueriedEvent): string {
  const text = Object.entries(details)
    .filter(([, value]) => value !== '{}' && value !== '[]')
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ');
  return text.length > DETAIL_CHARACTERS ? `${text.slice(0, DETAIL_CHARACTERS - 1)}…` : text;
}
