import { z } from 'zod';

/** Which events a number is made of. */
export interface Evidence {
  readonly query: string;
  /** Further rows that the rule speaks of. */
  readonly also?: string;
  /** A second query, for the tickets of the rows of the first: `ticket={ticket_id}`, repeated. */
  readonly then?: string;
  /** How the number follows from the rows; without it, it is how many there are. */
  readonly rule?: string;
}

/** Evidence as answers show it. @param filling how the blanks of `query` are filled in */
export function evidenceSchema(filling: string) {
  return z.object({
    query: z.string().describe(filling),
    also: z.string().optional().describe('Further rows that the rule speaks of, filled in the same way'),
    then: z
      .string()
      .optional()
      .describe('Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time)'),
    rule: z.string().optional().describe('How the number follows from the rows; without it, it is how many there are'),
  });
}

/** What whoever follows the evidence fills in; no value of a filter can be mistaken for it. */
export interface Blank {
  readonly blank: string;
}

/** To be filled in by the key of that name. */
export function blank(name: string): Blank {
  return { blank: `{${name}}` };
}

export const TICKET_ID = blank('ticket_id');

/** Filters of a query, by name. */
export type Pairs = readonly (readonly [name: string, value: string | Blank])[];

/** The call of `/v1/events` with these filters. */
export function eventsQuery(...pairs: readonly Pairs[]): string {
  const texts = pairs.flat().map(([name, value]) => {
    return `${name}=${typeof value === 'string' ? encodeURIComponent(value) : value.blank}`;
  });
  return `/v1/events?${texts.join('&')}`;
}

export function actionPairs(names: readonly string[]): Pairs {
  return names.map((name) => ['action', name]);
}

/** From one moment to before another, ms since 1970. */
export function periodPairs({ from, to }: { readonly from: number; readonly to: number }): Pairs {
  return [['from', new Date(from).toISOString()], ...untilPairs({ to })];
}

/** Everything before a moment, ms since 1970. */
export function untilPairs({ to }: { readonly to: number }): Pairs {
  return [['to', new Date(to).toISOString()]];
}
