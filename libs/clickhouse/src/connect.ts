import { readFileSync } from 'node:fs';
import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { type ClickHouseConnection } from './clickhouse-connection.js';
import { type ClickHouseReader, Reader } from './reader.js';
import { type StatementClient } from './round-trip.js';
import { type ClickHouseFiles, Writer } from './writer.js';

export interface ConnectOptions {
  /** Sockets to the server at once; further statements wait for one. */
  readonly maxConnections?: number;
  /** Headers that go with every request, asked for at each of them: those of distributed traces. */
  readonly headers?: () => Readonly<Record<string, string>>;
}

/** Connects lazily: nothing is sent before the first statement. */
export function connectReader(connection: ClickHouseConnection, options: ConnectOptions = {}): ClickHouseReader {
  return new Reader(openClient(connection, options), connection.database);
}

/** Connects lazily: nothing is sent before the first statement. */
export function connectWriter(connection: ClickHouseConnection, options: ConnectOptions = {}): ClickHouseFiles {
  return new Writer(openClient(connection, options), connection.database);
}

/** Far beyond every deadline of ours: the driver's own timer restarts with each byte and so is no deadline. */
const DRIVER_TIMEOUT_MS = 24 * 3600 * 1000;

function openClient(connection: ClickHouseConnection, options: ConnectOptions): StatementClient {
  const client = createClient({
    url: connection.url,
    username: connection.username,
    password: connection.password ?? '',
    application: 'docket',
    request_timeout: DRIVER_TIMEOUT_MS,
    max_open_connections: options.maxConnections ?? 32,
    // ClickHouse closes idle sockets after 3 s (older releases) to 30 s; a request sent on one that is just being
    // closed fails. So sockets idle longer than this are dropped on our side, by the clock and not by a timer alone.
    keep_alive: { enabled: true, idle_socket_ttl: 2_500, eagerly_destroy_stale_sockets: true },
    // Errors are thrown with all they know; logging them as well would tell them twice.
    log: { level: ClickHouseLogLevel.OFF },
    ...(connection.caFile === undefined ? {} : { tls: { ca_cert: readFileSync(connection.caFile) } }),
  });
  const { headers } = options;
  if (headers === undefined) return client;
  return {
    exec: (params) => client.exec({ ...params, http_headers: { ...headers(), ...params.http_headers } }),
    close: () => client.close(),
  };
}
