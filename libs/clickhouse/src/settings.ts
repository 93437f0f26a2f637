import { type ClickHouseSettings } from '@clickhouse/client';
import { type QueryLimits } from './query-definition.js';

/**
 * Settings of every insert. Each is sent although it may be the default: several defaults changed between
 * releases (`async_insert` and view deduplication in 26.2), and each of these decides whether rows are lost or doubled.
 */
export const INSERT_SETTINGS: ClickHouseSettings = {
  // Acknowledged means written, not queued.
  async_insert: 0,
  deduplicate_blocks_in_dependent_materialized_views: 1,
  // One thread and one block: a batch becomes one part per month, which is what the token stands for.
  max_insert_threads: '1',
  min_insert_block_size_rows: '1048449',
  min_insert_block_size_bytes: '1073741824',
  // An unknown column is a mistake, never something to drop in silence.
  input_format_skip_unknown_fields: 0,
  input_format_null_as_default: 0,
  insert_null_as_default: 0,
  date_time_input_format: 'best_effort',
};

/** Besides, of inserts of whole files: their rows stay in order, and are one block whatever their size. */
export const FILE_SETTINGS: ClickHouseSettings = {
  min_insert_block_size_bytes: '0',
  input_format_parquet_preserve_order: 1,
  // A column that a table has and an older file has not takes the default of the table.
  input_format_parquet_allow_missing_columns: 1,
  // Old logs that are imported span more months than ClickHouse takes for no mistake.
  max_partitions_per_insert_block: '0',
};

/**
 * How an insert is deduplicated: by its token, in the table and in every view's target. Without a token not at all,
 * because ClickHouse would otherwise go by a hash of the rows and drop the second of two equal batches in silence.
 */
export function deduplicationSettings(token: string | undefined): ClickHouseSettings {
  if (token === undefined) {
    return { insert_deduplicate: 0, deduplicate_insert: 'disable', deduplicate_insert_select: 'disable' };
  }
  return {
    insert_deduplicate: 1,
    deduplicate_insert: 'enable',
    // A guarded insert is an INSERT SELECT; ClickHouse refuses it rather than write it without deduplication.
    deduplicate_insert_select: 'force_enable',
    insert_deduplication_token: token,
  };
}

/** Settings of every read. */
export function readSettings(limits: QueryLimits, name: string): ClickHouseSettings {
  return {
    // 2 rather than 1: settings of the same request stay allowed, writes are not.
    readonly: '2',
    cancel_http_readonly_queries_on_client_close: 1,
    log_comment: name,
    max_execution_time: limits.executionSeconds,
    timeout_overflow_mode: 'throw',
    max_memory_usage: String(limits.memoryBytes),
    max_rows_to_read: String(limits.rowsToRead),
    read_overflow_mode: 'throw',
    max_result_rows: String(limits.resultRows),
    result_overflow_mode: 'throw',
    max_rows_to_group_by: String(limits.groups),
    group_by_overflow_mode: 'throw',
    // With it a page of the newest 100 rows reads every row of the tenant; without, one granule per part.
    read_in_order_use_buffering: 0,
    date_time_output_format: 'iso',
    output_format_json_quote_64bit_integers: 1,
    // Start-of-hour and friends keep 64 bits, so that years after 2106 and before 1970 stay right.
    enable_extended_results_for_datetime_functions: 1,
  };
}
