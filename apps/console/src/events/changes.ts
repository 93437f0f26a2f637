import { type AuditEvent } from '../api/answers.js';

/** Something that an event changed; undefined where there was or is nothing. */
export interface Change {
  readonly field: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What an event changed, and the other fields of its action. */
export interface Told {
  readonly changes: readonly Change[];
  readonly rest: readonly (readonly [name: string, value: string])[];
}

/** Names of fields that are one value before and after: `from` and `to`, `old_x` and `new_x`, `from_x` and `to_x`. */
const PAIRS = [
  ['from', 'to'],
  ['old', 'new'],
] as const;

/** Takes the fields of an action apart. */
export function toldBy({ details }: Pick<AuditEvent, 'details'>): Told {
  const taken = new Set<string>();
  const changes = [...listed(details, taken), ...paired(details, taken)];
  const rest = Object.entries(details).filter(([name]) => !taken.has(name));
  return { changes, rest };
}

function paired(details: AuditEvent['details'], taken: Set<string>): Change[] {
  const found = new Map<string, Change>();
  for (const name of Object.keys(details)) {
    for (const [before, after] of PAIRS) {
      const [, word, field = ''] = new RegExp(`^(${before}|${after})(?:_(.+))?$`).exec(name) ?? [];
      if (word === undefined) continue;
      const other = (side: string) => (field === '' ? side : `${side}_${field}`);
      taken.add(name);
      found.set(`${before}/${field}`, { field, before: details[other(before)], after: details[other(after)] });
    }
  }
  return [...found.values()];
}

interface Listed {
  readonly field: string;
  readonly old?: string | null;
  readonly new?: string | null;
}

/** `changes`: a list of records with the field, and what it was and is. */
function listed(details: AuditEvent['details'], taken: Set<string>): Change[] {
  const list = parsed(details['changes']);
  if (!Array.isArray(list) || !list.every(isListed)) return [];
  taken.add('changes');
  return list.map((one) => ({ field: one.field, before: one.old ?? undefined, after: one.new ?? undefined }));
}

function isListed(value: unknown): value is Listed {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'field') === 'string';
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
