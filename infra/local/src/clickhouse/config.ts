import { createHash } from 'node:crypto';
import { ADMIN_USER, type ClickHouseCredentials, READER_USER } from './credentials.js';
import { rowPoliciesXml } from './row-policies.js';

const LOG_DAYS = 3;
const MEBIBYTE = 1024 * 1024;

/** `config.xml` of the server. Paths are absolute, memory is in bytes. */
export function configXml({
  home,
  logFile,
  memoryBytes,
}: {
  home: string;
  logFile: string;
  memoryBytes: number;
}): string {
  return `<clickhouse>
  <users_config>${escapeXml(home)}/users.xml</users_config>
  <logger>
    <level>warning</level>
    <console>0</console>
    <log>${escapeXml(logFile)}</log>
    <size>10M</size>
    <count>2</count>
  </logger>
${systemLog('query_log')}
${systemLog('part_log')}
${systemLog('opentelemetry_span_log', 'finish_date')}
  <max_server_memory_usage>${memoryBytes}</max_server_memory_usage>
  <max_concurrent_queries>200</max_concurrent_queries>
  <mark_cache_size>${256 * MEBIBYTE}</mark_cache_size>
  <background_pool_size>4</background_pool_size>
  <!-- Merges take about as much as the inserts they follow; on few cores nobody should have to wait for them. -->
  <os_threads_nice_value_merge_mutate>19</os_threads_nice_value_merge_mutate>
  <!-- With the two threads that clickhouse-local has by default, tables wait for each other and the log says so. -->
  <background_schedule_pool_size>16</background_schedule_pool_size>
  <merge_tree>
    <!-- Not above background_pool_size * 2, else mutations would never find a free place. -->
    <number_of_free_entries_in_pool_to_execute_mutation>4</number_of_free_entries_in_pool_to_execute_mutation>
    <number_of_free_entries_in_pool_to_lower_max_size_of_merge>4</number_of_free_entries_in_pool_to_lower_max_size_of_merge>
    <number_of_free_entries_in_pool_to_execute_optimize_entire_partition>4</number_of_free_entries_in_pool_to_execute_optimize_entire_partition>
  </merge_tree>
</clickhouse>
`;
}

// Without a TTL these tables fill the disk in the end.
function systemLog(name: string, date = 'event_date'): string {
  return `  <${name}>
    <database>system</database>
    <table>${name}</table>
    <partition_by>${date}</partition_by>
    <ttl>${date} + INTERVAL ${LOG_DAYS} DAY DELETE</ttl>
    <flush_interval_milliseconds>5000</flush_interval_milliseconds>
  </${name}>`;
}

/**
 * `users.xml` of the server. `default` cannot be removed or given a password, since it is the user of the session that
 * opens the ports; it is left nothing but that.
 * @param database in which the reader sees rows of one tenant at a time
 */
export function usersXml({ adminPassword, readerPassword }: ClickHouseCredentials, database: string): string {
  return `<clickhouse>
  <profiles>
    <default><implicit_select>0</implicit_select></default>
    <reader>
      <implicit_select>0</implicit_select>
      <!-- 2: settings of a query may be changed, nothing may be written. -->
      <readonly>2</readonly>
      <!-- Takes effect for read-only users alone: else a query whose client left goes on to its end. -->
      <cancel_http_readonly_queries_on_client_close>1</cancel_http_readonly_queries_on_client_close>
    </reader>
  </profiles>
  <users>
    <default>
      <password></password>
${LOOPBACK}
      <profile>default</profile>
      <quota>default</quota>
      <grants><query>GRANT SYSTEM LISTEN ON *.*</query></grants>
    </default>
    <${ADMIN_USER}>
      <password_sha256_hex>${sha256(adminPassword)}</password_sha256_hex>
${LOOPBACK}
      <profile>default</profile>
      <quota>default</quota>
      <access_management>1</access_management>
      <named_collection_control>1</named_collection_control>
    </${ADMIN_USER}>
    <${READER_USER}>
      <password_sha256_hex>${sha256(readerPassword)}</password_sha256_hex>
${LOOPBACK}
      <profile>reader</profile><quota>default</quota>
      <grants><query>GRANT SELECT ON *.*</query><query>GRANT SHOW ON *.*</query></grants>
${rowPoliciesXml(database)}
    </${READER_USER}>
  </users>
  <quotas><default></default></quotas>
</clickhouse>
`;
}

const LOOPBACK = '      <networks><ip>::1</ip><ip>127.0.0.1</ip></networks>';

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
