import { integer, text, variable } from './variable.js';

/** How the audit trail of operators' work is kept. */
export const operationsConfig = {
  tenantId: variable(
    'DOCKET_OPERATIONS_TENANT',
    'docket',
    text.max(256, 'must be at most 256 characters'),
    'Tenant of the events about what operators do to the installation, such as replays. Keys of this tenant can read them.',
  ),
};

/** How the ops worker runs. */
export const opsConfig = {
  group: variable('DOCKET_OPS_GROUP', 'docket-ops', text, 'Kafka consumer group of the ops workers.'),
  http: {
    host: variable(
      'DOCKET_OPS_HTTP_HOST',
      '127.0.0.1',
      text,
      'Address that metrics and health of the ops worker are bound to.',
    ),
    port: variable(
      'DOCKET_OPS_HTTP_PORT',
      '9465',
      integer(0, 65_535),
      'Port of metrics and health of the ops worker; 0 picks a free one.',
    ),
  },
};
