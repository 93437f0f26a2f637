import { integer, postgresUrl, requiredSecret, text, variable } from './variable.js';

/** Where an outbox is. */
export const outboxDatabaseConfig = {
  databaseUrl: requiredSecret(
    'DOCKET_OUTBOX_DATABASE_URL',
    postgresUrl,
    'The PostgreSQL database with the outbox, as in `postgres://user:password@host:5432/database?sslmode=verify-full`. ' +
      'A pooler in front of it may hand out connections per transaction, not per statement.',
  ),
  table: variable(
    'DOCKET_OUTBOX_TABLE',
    'docket_outbox',
    text.regex(
      /^[a-z_][a-z0-9_]{0,44}(\.[a-z_][a-z0-9_]{0,44})?$/,
      'must be a name or schema.name of lower-case letters, digits and "_", at most 45 characters each',
    ),
    'Table of the outbox, `name` or `schema.name`.',
  ),
};

/** How a relay brings its events to Kafka. */
export const outboxConfig = {
  ...outboxDatabaseConfig,
  batchRows: variable('DOCKET_OUTBOX_BATCH_ROWS', '1000', integer(1, 100_000), 'Most events taken at once.'),
  batchBytes: variable(
    'DOCKET_OUTBOX_BATCH_BYTES',
    '4194304',
    integer(65_536, 268_435_456),
    'Most bytes of events taken at once; each of up to 16 slots gives one event at least.',
  ),
  pollMs: variable(
    'DOCKET_OUTBOX_POLL_MS',
    '1000',
    integer(10, 600_000),
    'The relay looks by itself after this time without a notification.',
  ),
  sendMs: variable(
    'DOCKET_OUTBOX_SEND_MS',
    '15000',
    integer(100, 600_000),
    'How long Kafka may take for a batch before the database lets go of it.',
  ),
  http: {
    host: variable(
      'DOCKET_OUTBOX_HTTP_HOST',
      '127.0.0.1',
      text,
      'Address that metrics and health of the outbox relay are bound to.',
    ),
    port: variable(
      'DOCKET_OUTBOX_HTTP_PORT',
      '9466',
      integer(0, 65_535),
      'Port of metrics and health of the outbox relay; 0 picks a free one.',
    ),
  },
};
