import { z } from 'zod';
import { cut } from '../exports/cut.js';
import { COMPRESSIONS } from '../exports/export-parameters.js';
import { FORMATS } from '../exports/formats.js';
import { jobScope } from './job-scope.js';

export const STATES = ['queued', 'running', 'done', 'failed', 'cancelled', 'expired'] as const;

const filters = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** An export as it is kept beside its file. Times are ms since 1970. */
export const exportJob = z.object({
  id: z.uuid(),
  tenant_id: z.string().min(1),
  scope: jobScope,
  /** Whose it is: the key or the person that asked for it. */
  created_by: z.object({ id: z.string(), name: z.string() }),
  created_at: z.int(),
  /** In the words of the request; relative times are relative to `created_at`. */
  filters,
  columns: z.array(z.string()),
  format: z.enum(FORMATS),
  compress: z.enum(COMPRESSIONS),
  order: z.enum(['newest', 'oldest']),
  state: z.enum(STATES),
  /** Of the moment when it was asked for: when it has to begin anew, it gives the same file. */
  cut,
  /** Rows that it will have. */
  total: z.int().optional(),
  rows: z.int().default(0),
  bytes: z.int().default(0),
  /** SHA-256 of the file, in hex. */
  digest: z.string().optional(),
  started_at: z.int().optional(),
  finished_at: z.int().optional(),
  /** When its file goes; when it has none, when it is forgotten. */
  expires_at: z.int().optional(),
  error: z.string().optional(),
});

export type ExportJob = z.infer<typeof exportJob>;

/** Whether nothing will become of it any more that has not. */
export function isOver({ state }: Pick<ExportJob, 'state'>): boolean {
  return state !== 'queued' && state !== 'running';
}
