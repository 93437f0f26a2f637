import { z } from 'zod';
import { EXPORT_ID } from '../export-jobs/export-view.js';
import { KEPT_FILE_HEADERS } from '../exports/file-headers.js';
import { FILE_TYPES } from '../exports/formats.js';
import { type Operation } from '../openapi/operation.js';

export const downloadExport = {
  id: 'downloadExport',
  path: '/v1/exports/{id}/file',
  summary: 'The file of an export that is done',
  description:
    'A download that broke off goes on with `Range`; `ETag` is the digest of the file, so that `If-Range` tells whether it is the same.',
  pathParameters: EXPORT_ID,
  headers: {
    Range: {
      description: 'One range of bytes; several are answered with the whole file.',
      schema: { type: 'string' },
      example: 'bytes=1048576-',
    },
    'If-Range': {
      description: 'The `ETag` that the range is of; the whole file when it is another.',
      schema: { type: 'string' },
    },
    'If-None-Match': { description: 'An `ETag`; 304 when it is the same.', schema: { type: 'string' } },
  },
  parameters: {},
  right: 'events.export',
  mediaType: FILE_TYPES,
  answerHeaders: KEPT_FILE_HEADERS,
  response: z.string(),
  example: 'occurred_at,action\r\n2016-02-29T01:16:00.000Z,"ticket.created"\r\n',
  successes: { 206: 'The range of the file that was asked for', 304: 'It is the one that the client has' },
  errors: [404, 409, 416],
} as const satisfies Operation;
