import { z } from 'zod';
import { EXPORT_EXAMPLE, exportView } from '../export-jobs/export-view.js';
import { COMPRESSIONS, EXPORT_FILTERS } from '../exports/export-parameters.js';
import { FORMATS } from '../exports/formats.js';
import { type Operation } from '../openapi/operation.js';

const text = z.string({ error: 'must be a text, or a list of texts' });
const oneOf = <const T extends readonly [string, ...string[]]>(words: T, fallback: T[number]) =>
  z.enum(words, { error: `must be one of ${words.join(', ')}` }).default(fallback as never);

export const startExport = {
  id: 'startExport',
  path: '/v1/exports',
  summary: 'Makes a file of events',
  description:
    'The file is made in the background: `GET /v1/exports/{id}` tells how far it is, and `/v1/exports/{id}/file` is the file. ' +
    'It has the events that were there when it was asked for, and none that came in later. One file of a tenant is made at a time.',
  parameters: {},
  body: z.strictObject({
    filters: z
      .record(z.string(), z.union([text, z.array(text)], { error: 'must be a text, or a list of texts' }), {
        error: 'must be an object of filters',
      })
      .default({})
      .describe(
        `Filters as \`GET /v1/events/export\` takes them, by name; repeated ones as a list. There are ${Object.keys(EXPORT_FILTERS).join(', ')}.`,
      ),
    format: oneOf(FORMATS, 'csv'),
    columns: z
      .array(z.string(), { error: 'must be a list of names of columns' })
      .default([])
      .describe('In this order; all without it'),
    compress: oneOf(COMPRESSIONS, 'none'),
    order: oneOf(['newest', 'oldest'], 'newest'),
  }),
  bodyExample: {
    filters: { department: 'support', action: ['ticket.*', '!ticket.viewed'], from: '2016-01-01' },
    format: 'csv',
    columns: ['occurred_at', 'action', 'actor_id', 'ticket_id'],
    compress: 'gzip',
  },
  right: 'events.export',
  response: exportView,
  example: { ...EXPORT_EXAMPLE, state: 'queued', rows: 0, progress: 0, bytes: 0 },
  errors: [409, 429],
} as const satisfies Operation;
