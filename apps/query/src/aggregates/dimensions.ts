import { z } from 'zod';
import { identifier } from '../parameters/identifier.js';

/** What events can be grouped by, and the SQL behind it, all of columns that a source of the same names may have. */
const NAMED = {
  action: 'toString(action)',
  category: "splitByChar('.', toString(action))[1]",
  actor: 'actor_id',
  actor_type: 'toString(actor_type)',
  department: 'toString(department)',
  channel: 'toString(channel)',
  outcome: 'toString(outcome)',
  ticket: 'ticket_id',
  target_type: 'toString(target_type)',
  session: 'session_id',
} as const;

type NamedDimension = keyof typeof NAMED;

/** A named dimension, `label.<k>` or `detail.<k>`. */
export type Dimension = NamedDimension | `label.${string}` | `detail.${string}`;

/** Names of dimensions without a key. */
export const DIMENSIONS = Object.keys(NAMED) as NamedDimension[];

/** Dimensions of one question. */
export const MOST_DIMENSIONS = 4;

const KEYED = /^(label|detail)\.(.+)$/s;
const error = `must be one of ${DIMENSIONS.join(', ')}, label.<key>, detail.<key>`;

/** Reads the name of a dimension. */
export const dimension: z.ZodType<Dimension, string> = z
  .string()
  .refine((name) => Object.hasOwn(NAMED, name) || KEYED.test(name), { error })
  .pipe(identifier)
  .transform((name) => name as Dimension);

/** A dimension of a question: its SQL, and what that binds. */
export interface BoundDimension {
  readonly sql: string;
  readonly params: Readonly<Record<string, string>>;
}

/** @param nth number of the dimension in its question, which makes the names of placeholders its own */
export function bindDimension(name: Dimension, nth: number): BoundDimension {
  if (isNamed(name)) return { sql: NAMED[name], params: {} };
  const [, map, key = ''] = KEYED.exec(name) ?? [];
  const placeholder = `group_key_${nth}`;
  const column = map === 'label' ? 'labels' : 'details';
  return { sql: `${column}[{${placeholder}: String}]`, params: { [placeholder]: key } };
}

function isNamed(name: Dimension): name is NamedDimension {
  return Object.hasOwn(NAMED, name);
}
