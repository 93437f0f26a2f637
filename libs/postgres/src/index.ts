export { connectPostgres, type PostgresConnection, type PostgresSettings } from './connection.js';
export { PostgresFailure } from './postgres-failure.js';
