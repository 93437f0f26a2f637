import { z } from 'zod';
import { COMPRESSIONS } from '../exports/export-parameters.js';
import { FORMATS } from '../exports/formats.js';
import { type ExportJob, STATES } from './job.js';

const time = z.string().meta({ format: 'date-time' });
const count = z.int().min(0);

/** An export as answers show it. */
export const exportView = z
  .object({
    id: z.string().meta({ format: 'uuid' }),
    state: z.enum(STATES).describe('`expired`: its file was removed when its time was over'),
    format: z.enum(FORMATS),
    compress: z.enum(COMPRESSIONS),
    order: z.enum(['newest', 'oldest']),
    columns: z.array(z.string()).describe('Those that were asked for; empty for all'),
    filters: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    created_by: z.object({ id: z.string(), name: z.string() }).describe('The key or person that asked for it'),
    created_at: time.describe('What came in later is not in it'),
    started_at: time.optional(),
    finished_at: time.optional(),
    expires_at: time.optional().describe('When the file is removed'),
    rows: count.describe('Events written so far'),
    total: count.optional().describe('Events that it will have, once they are counted'),
    progress: z.number().min(0).max(1).describe('Part of the events that is written'),
    bytes: count.describe('Size of the file so far'),
    digest: z.string().optional().describe('SHA-256 of the file, in hex'),
    file: z.string().optional().describe('Where the file is, when it is done'),
    error: z.string().optional().describe('Why it failed'),
  })
  .meta({ id: 'Export' });

export type ExportView = z.infer<typeof exportView>;

export const EXPORT_EXAMPLE: ExportView = {
  id: '5b0c3c1e-8f6b-4d0e-9b57-0f3f3a2c9d11',
  state: 'done',
  format: 'csv',
  compress: 'gzip',
  order: 'newest',
  columns: ['occurred_at', 'action', 'actor_id', 'ticket_id'],
  filters: { department: 'support', from: '2016-01-01' },
  created_by: { id: 'k3vq7x2mzt5p', name: 'finance' },
  created_at: '2016-03-01T09:00:00.000Z',
  started_at: '2016-03-01T09:00:00.120Z',
  finished_at: '2016-03-01T09:00:09.480Z',
  expires_at: '2016-03-02T09:00:09.480Z',
  rows: 141712,
  total: 141712,
  progress: 1,
  bytes: 1894230,
  digest: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  file: '/v1/exports/5b0c3c1e-8f6b-4d0e-9b57-0f3f3a2c9d11/file',
};

export function toView(job: ExportJob): ExportView {
  const { id, state, format, compress, order, columns, filters, created_by, rows, total, bytes, digest, error } = job;
  return {
    id,
    state,
    format,
    compress,
    order,
    columns,
    filters,
    created_by,
    created_at: iso(job.created_at),
    ...(job.started_at !== undefined && { started_at: iso(job.started_at) }),
    ...(job.finished_at !== undefined && { finished_at: iso(job.finished_at) }),
    ...(state === 'done' && job.expires_at !== undefined && { expires_at: iso(job.expires_at) }),
    rows,
    ...(total !== undefined && { total }),
    progress: progressOf(job),
    bytes: state === 'expired' ? 0 : bytes,
    ...(digest !== undefined && { digest }),
    ...(state === 'done' && { file: `/v1/exports/${id}/file` }),
    ...(error !== undefined && { error }),
  };
}

function progressOf({ state, rows, total }: ExportJob): number {
  if (state === 'done' || state === 'expired') return 1;
  return total === undefined || total === 0 ? 0 : rows / total;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

/** The id in the path of an export. */
export const EXPORT_ID = {
  id: { description: 'Its id.', schema: { type: 'string', format: 'uuid' }, example: EXPORT_EXAMPLE.id },
} as const;
