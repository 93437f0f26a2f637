import { integer, optional, text, variable } from './variable.js';

/** What exports of events may take. */
const exportsConfig = {
  folder: optional(
    'DOCKET_QUERY_EXPORT_DIR',
    text,
    'Folder for the files of exports, of one query service alone; made when it is not there. Unset means that exports are only sent at once.',
  ),
  directRows: variable(
    'DOCKET_QUERY_EXPORT_DIRECT_ROWS',
    '100000',
    integer(1, 10_000_000),
    'Most events of an export that is sent at once.',
  ),
  rows: variable(
    'DOCKET_QUERY_EXPORT_ROWS',
    '20000000',
    integer(1, 1_000_000_000),
    'Most events of an export that is made as a file.',
  ),
  bytes: variable(
    'DOCKET_QUERY_EXPORT_BYTES',
    '10737418240',
    integer(1, Number.MAX_SAFE_INTEGER),
    'Most bytes that all files of exports take together.',
  ),
  hours: variable(
    'DOCKET_QUERY_EXPORT_HOURS',
    '24',
    integer(1, 8_760),
    'Hours after which the file of an export is removed.',
  ),
  jobs: variable(
    'DOCKET_QUERY_EXPORT_JOBS',
    '2',
    integer(1, 64),
    'Files of exports that are made at once, of different tenants; of one tenant it is one.',
  ),
};

/** How the query service listens, and what exports may take. */
export const queryConfig = {
  host: variable('DOCKET_QUERY_HOST', '127.0.0.1', text, 'Address the query service binds to.'),
  port: variable('DOCKET_QUERY_PORT', '4680', integer(0, 65_535), 'Port of the query service; 0 picks a free one.'),
  exports: exportsConfig,
};
