import { z } from 'zod';
import { EXPORT_FILTERS, FILE } from '../exports/export-parameters.js';
import { FILE_HEADERS } from '../exports/file-headers.js';
import { FILE_TYPES } from '../exports/formats.js';
import { type Operation } from '../openapi/operation.js';

export const exportEvents = {
  id: 'exportEvents',
  path: '/v1/events/export',
  summary: 'Events as a file, at once',
  description:
    'For files that are not large: beyond the rows that `DOCKET_QUERY_EXPORT_DIRECT_ROWS` says (100,000), the answer is 422, and `POST /v1/exports` is the way. ' +
    '`Docket-Rows` says how many rows the file has. A download that ends before its end was cut short: the connection breaks off, and the file has to be asked for again.',
  parameters: { ...EXPORT_FILTERS, ...FILE },
  right: 'events.export',
  mediaType: FILE_TYPES,
  answerHeaders: FILE_HEADERS,
  response: z.string(),
  example: 'occurred_at,action\r\n2016-02-29T01:16:00.000Z,"ticket.created"\r\n',
} as const satisfies Operation;
