import { z } from 'zod';
import { evidenceSchema } from './evidence.js';

const moment = z.string().meta({ format: 'date-time' });

/** One table of a report that has several, as answers show it. */
export const section = z
  .object({
    keys: z.array(z.string()).describe('What the keys of a row are'),
    rows: z.array(
      z.object({
        keys: z.array(z.string().nullable()).describe('Null where events have no value'),
        count: z.int().min(0),
        first_at: moment.describe('Earliest of the events'),
        last_at: moment,
      }),
    ),
    complete: z.boolean().describe('Whether these are all rows; the largest counts come first'),
    evidence: evidenceSchema(
      'GET this, each `{name}` replaced by that key of the row, percent-encoded, with a backslash before a `!`, `*` or backslash at its beginning; by `!*` where it is null',
    ),
  })
  .meta({ id: 'ReportSection' });

export type Section = z.infer<typeof section>;

/** What a report of these sections answers. */
export function sectionsAnswer<N extends string>(names: readonly N[]) {
  return z.object({
    meta: z.object({ from: moment, to: moment, tz: z.string() }),
    sections: z.object(perName(names, section)),
  });
}

/** An answer of March 2026, in which all sections are alike. */
export function sectionsExample<N extends string>(names: readonly N[], example: Section) {
  return {
    meta: { from: '2026-03-01T00:00:00.000Z', to: '2026-04-01T00:00:00.000Z', tz: 'UTC' },
    sections: perName(names, example),
  };
}

function perName<N extends string, T>(names: readonly N[], value: T): Record<N, T> {
  return Object.fromEntries(names.map((name) => [name, value])) as Record<N, T>;
}
