import { z } from 'zod';

const moment = z.string().meta({ format: 'date-time' });

/** Which events a count is made of; see {@link section}. */
export interface SectionEvidence {
  readonly query: string;
  readonly then?: string;
  readonly rule?: string;
}

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
    evidence: z.object({
      query: z
        .string()
        .describe(
          'GET this, each `{name}` replaced by that key of the row, percent-encoded, with a backslash before a `!`, `*` or backslash at its beginning; by `!*` where it is null',
        ),
      then: z
        .string()
        .optional()
        .describe('Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time)'),
      rule: z.string().optional().describe('How the count follows from the rows; without it, it is how many there are'),
    }),
  })
  .meta({ id: 'ReportSection' });

export type Section = z.infer<typeof section>;
