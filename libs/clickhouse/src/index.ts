export { type ClickHouseConnection } from './clickhouse-connection.js';
export { ClickHouseError } from './clickhouse-error.js';
export { connectReader, connectWriter, type ConnectOptions } from './connect.js';
export { type ErrorType, FENCE_LOST, HELD, type Verdict, WINDOW_PASSED } from './error-table.js';
export { MigrationError } from './migration-error.js';
export { migrate, type MigrateOptions } from './migrate.js';
export { fillTemplate, type MigrationTarget } from './migration-template.js';
export { migrationStatus, type MigrationState } from './migration-status.js';
export { type NativeColumn } from './native-insert.js';
export {
  DEFAULT_LIMITS,
  defineQuery,
  type QueryCaps,
  type QueryDefinition,
  type QueryLimits,
  type QueryParameters,
} from './query-definition.js';
export { type ClickHouseReader, type FileQuery, type QueryOptions } from './reader.js';
export { type InsertRow, type InsertValue, MapEntries } from './row-encoding.js';
export { rowType } from './row-types.js';
export { quoteName, quoteText } from './sql-text.js';
export {
  type ClickHouseFiles,
  type ClickHouseWriter,
  type CommandOptions,
  type FileInsert,
  type GuardedRows,
  type InsertGuard,
  type InsertOptions,
  type NativeInsert,
  type SelectedInsert,
} from './writer.js';
