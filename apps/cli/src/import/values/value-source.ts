import { z } from 'zod';

/** Where a value comes from: a column of the row or a fixed text. */
export interface ValueSource {
  readonly column?: string | undefined;
  readonly constant?: string | undefined;
  /** Value table: what the column says → what is meant; `*` stands for every value that is not listed. */
  readonly values?: string | Readonly<Record<string, string>> | undefined;
  /** Taken when the column is empty. */
  readonly default?: string | undefined;
  /** For lists: what separates the items. */
  readonly split?: string | undefined;
}

const text = z.string('must be a text');

/** A value table: every key and every value is a text, an empty value means that there is none. */
export const valueTable = z.record(text, text);

const written = z
  .strictObject({
    column: text.optional(),
    constant: text.optional(),
    values: z.union([text, valueTable], 'must be a table, or the name of one under "tables"').optional(),
    default: text.optional(),
    split: text.min(1, 'must not be empty').optional(),
  })
  .check(({ value, issues }) => {
    const problem = combinationProblem(value);
    if (problem) issues.push({ code: 'custom', message: problem, input: value, path: [] });
  });

/** A column's name alone, or `{ column, values, default, split }`, or `{ constant }`. */
export const valueSource = z.preprocess(
  (value) => (typeof value === 'string' ? { column: value } : value),
  written,
) as z.ZodType<ValueSource>;

function combinationProblem(value: ValueSource): string | undefined {
  if (value.column === undefined && value.constant === undefined) return 'needs "column" or "constant"';
  if (value.constant === undefined) return undefined;
  const others = (['column', 'values', 'default', 'split'] as const).filter((key) => value[key] !== undefined);
  return others.length === 0 ? undefined : `"constant" stands alone; take away ${others.join(', ')}`;
}
