import { certificateFile, httpUrl, optional, secret, text, variable } from './variable.js';

/** How to reach ClickHouse over HTTP. */
export const clickhouseConfig = {
  url: variable('DOCKET_CLICKHOUSE_URL', 'http://127.0.0.1:8123', httpUrl, 'Address of the HTTP interface.'),
  username: variable('DOCKET_CLICKHOUSE_USER', 'docket', text, 'User name; the query service needs only SELECT.'),
  password: secret('DOCKET_CLICKHOUSE_PASSWORD', 'Password of that user.'),
  database: variable(
    'DOCKET_CLICKHOUSE_DATABASE',
    'docket',
    text.regex(/^[A-Za-z_]\w*$/, 'must be a plain identifier'),
    'Database that holds the audit tables.',
  ),
  caFile: optional('DOCKET_CLICKHOUSE_CA_FILE', certificateFile, 'PEM file of the authority that signed ClickHouse.'),
};
