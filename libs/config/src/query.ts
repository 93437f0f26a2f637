import { integer, text, variable } from './variable.js';

/** How the query service listens. */
export const queryConfig = {
  host: variable('DOCKET_QUERY_HOST', '127.0.0.1', text, 'Address the query service binds to.'),
  port: variable('DOCKET_QUERY_PORT', '4680', integer(0, 65_535), 'Port of the query service; 0 picks a free one.'),
};
