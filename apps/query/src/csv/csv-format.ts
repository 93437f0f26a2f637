import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { once } from '../parameters/parameter.js';

const FORMATS = ['json', 'csv'] as const;

/** The parameter by which a report is asked for as CSV. */
export const FORMAT = {
  format: once(z.string().pipe(z.enum(FORMATS, { error: 'must be json or csv' })), {
    description: 'json or csv. Without it the `Accept` header decides; json when that says nothing.',
    schema: { type: 'string', enum: [...FORMATS] },
    example: 'json',
  }),
} as const;

/** What CSV is sent as. */
const CSV_TYPE = 'text/csv; charset=utf-8; header=present';

/** Whether an answer is to be CSV. */
export function wantsCsv(format: (typeof FORMATS)[number] | undefined, accept: string | undefined): boolean {
  if (format !== undefined) return format === 'csv';
  return /^\s*text\/csv\b/i.test(accept ?? '');
}

/** Says that the answer is a file of CSV. @param name without its ending */
export function asCsvFile(reply: FastifyReply, name: string): void {
  void reply.header('Content-Type', CSV_TYPE).header('Content-Disposition', `attachment; filename="${name}.csv"`);
}
