import { type AuditEvent } from '../api/answers.js';
import { toldBy } from './changes.js';

/** What an event tells, for a reader who knows its action. */
export interface Telling {
  readonly text: string;
  /** The words of somebody. */
  readonly quote: string | undefined;
}

/** Names that say nothing to a reader: the panel has them. */
const SILENT = /(^|_)(id|ids|category|length|due_at|scale|scale_min|media_type|template|preview|direction)$/;
const DIRECTIONS: Readonly<Record<string, string>> = { IN: '←', OUT: '→' };

/** One line about an event: what it changed, which way it went, what was said. */
export function tellingOf(event: Pick<AuditEvent, 'details' | 'target' | 'reason'>): Telling {
  const { changes, rest } = toldBy(event);
  const isSaid = event.details['preview'] !== undefined;
  const silentChanges = changes.filter(({ field }) => !SILENT.test(field));
  const told = silentChanges.map(({ field, before, after }) => {
    const name = field === '' || changes.length === 1 ? '' : `${readable(field)} `;
    const [from, to] = [before, after].map((value) => (value === undefined ? undefined : wordsOf(field, value)));
    return `${name}${from === undefined ? '' : `${from} `}→ ${to ?? '∅'}`;
  });
  const target = event.target && (event.target.name ?? event.target.id);
  const others = rest
    .filter(([name]) => !SILENT.test(name) && !(name === 'recipients' && isSaid))
    .map(([name, value]) => [readable(name), wordsOf(name, value)] as const)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name} ${value}`);
  const direction = DIRECTIONS[event.details['direction'] ?? ''];
  const texts = [direction, ...told, event.details['other_ticket_id'], target, event.reason, ...others];
  const text = texts.filter((one) => one !== undefined && one !== '').join(' · ');
  return { text: direction === undefined ? text : text.replace(' · ', ' '), quote: event.details['preview'] };
}

/** A name as it is read. */
function readable(name: string): string {
  return name.replace(/_(name|ms)$/, '').replaceAll('_', ' ');
}

/** A value as it is read: lists without their brackets, lengths of time in seconds. */
function wordsOf(name: string, value: string): string {
  if (name.endsWith('_ms')) return `${Math.round(Number(value) / 1000)} s`;
  if (!value.startsWith('[')) return value;
  try {
    const list: unknown = JSON.parse(value);
    return Array.isArray(list) && list.every((one) => typeof one === 'string') ? list.join(', ') : value;
  } catch {
    return value;
  }
}
