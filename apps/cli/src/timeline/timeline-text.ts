import { cells } from '../events/event-text.js';
import { type TicketState, type TimelineEvent } from '../query/answers.js';
import { plainText, table } from '../table.js';

/** A timeline as a table; with a lineage it also tells what the ticket of an event is to the one that was asked for. */
export function timelineTable(events: readonly TimelineEvent[]): string {
  const hasLineage = events.some(({ relation }) => relation !== undefined);
  const head = [
    'time',
    'after',
    'action',
    'actor',
    'department',
    'ticket',
    'details',
    ...(hasLineage ? ['relation'] : []),
  ];
  const rows = events.map((event) => {
    const [time = '', ...others] = cells(event);
    return [time, gapText(event.since_previous_ms), ...others, ...(hasLineage ? [event.relation ?? ''] : [])];
  });
  return table(head, rows);
}

/** How a ticket stood, a line per field. */
export function stateText(state: TicketState | null): string {
  if (state === null) return 'nothing had happened to it yet';
  const fields = (['status', 'agent', 'department', 'priority'] as const).map((name) => {
    const setting = state[name];
    if (setting === null) return `${name}: not known`;
    const category = 'category' in setting && setting.category !== null ? ` (${setting.category})` : '';
    return `${name}: ${setting.value ?? 'none'}${category} since ${setting.since}`;
  });
  const tags = `tags: ${state.tags.map(({ tag }) => tag).join(', ') || 'none'}`;
  return [...fields, tags].map(plainText).join('\n');
}

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
] as const;

/** A duration in its two largest units: 2d 3h, 5m 0s, 0s. */
export function gapText(ms: number | null): string {
  if (ms === null) return '';
  const first = UNITS.findIndex(([, length]) => ms >= length);
  if (first === -1) return ms === 0 ? '0s' : `${ms}ms`;
  const parts = UNITS.slice(first, first + 2).reduce<{ rest: number; texts: string[] }>(
    ({ rest, texts }, [unit, length]) => {
      return { rest: rest % length, texts: [...texts, `${Math.floor(rest / length)}${unit}`] };
    },
    { rest: ms, texts: [] },
  );
  return parts.texts.join(' ');
}
