import { Readable } from 'node:stream';
import { randomUUID } from 'node:crypto';
import { type ClickHouseClient, type ClickHouseSettings } from '@clickhouse/client';
import {
  abortedByCaller,
  type ClickHouseError,
  deadlinePassed,
  toClickHouseError,
  unexpectedAnswer,
} from './clickhouse-error.js';

/** What of the driver's client is used. */
export type StatementClient = Pick<ClickHouseClient, 'exec' | 'close'>;

/** One statement on its way to the server. */
export interface Statement {
  readonly sql: string;
  /** Data of an insert, sent as it is. */
  readonly body?: Iterable<Buffer> | AsyncIterable<Buffer>;
  readonly params?: Record<string, unknown>;
  readonly settings: ClickHouseSettings;
  /** Name in `system.processes`; a random one without it. */
  readonly queryId?: string | undefined;
  /** Database that unqualified names mean; the server's default one without it. */
  readonly database?: string | undefined;
  /** From the call to the last byte of the answer. */
  readonly deadlineMs: number;
  /** Ends the wait early. */
  readonly signal?: AbortSignal | undefined;
}

/** The whole answer to a statement. */
export interface Answer {
  readonly text: string;
  readonly queryId: string;
}

/**
 * Sends one statement and reads the whole answer. Resolves only on ClickHouse's own acknowledgement: with
 * `wait_end_of_query` the status is sent after the statement ended, and an answer that is cut off, late, or not
 * ClickHouse's is an error.
 * @throws {ClickHouseError}
 */
export async function roundTrip(client: StatementClient, statement: Statement): Promise<Answer> {
  const deadline = AbortSignal.timeout(statement.deadlineMs);
  const signal = statement.signal ? AbortSignal.any([deadline, statement.signal]) : deadline;
  const queryId = statement.queryId ?? randomUUID();
  try {
    signal.throwIfAborted();
    const { stream, response_headers } = await client.exec({ ...execParams(statement, queryId), abort_signal: signal });
    const text = await readAll(stream, signal);
    if (response_headers['x-clickhouse-query-id'] !== queryId) {
      throw unexpectedAnswer(`something other than ClickHouse answered: ${text.slice(0, 200)}`);
    }
    return { text, queryId };
  } catch (thrown) {
    throw explain(thrown, statement, deadline);
  }
}

/**
 * Sends one statement and gives the answer as it comes, for answers that are larger than memory. Its status was sent before
 * the statement ended: one that fails on the way breaks the connection off or leaves its error in the bytes, so whoever
 * takes them has to check that they are whole.
 * @throws {ClickHouseError}
 */
export async function* streamed(client: StatementClient, statement: Statement): AsyncGenerator<Buffer> {
  const deadline = AbortSignal.timeout(statement.deadlineMs);
  const signal = statement.signal ? AbortSignal.any([deadline, statement.signal]) : deadline;
  const queryId = statement.queryId ?? randomUUID();
  const settings: ClickHouseSettings = { ...statement.settings, wait_end_of_query: 0 };
  try {
    signal.throwIfAborted();
    const params = { ...execParams({ ...statement, settings }, queryId), abort_signal: signal };
    const { stream, response_headers } = await client.exec(params);
    if (response_headers['x-clickhouse-query-id'] !== queryId) {
      stream.destroy();
      throw unexpectedAnswer('something other than ClickHouse answered');
    }
    yield* pieces(stream, signal);
  } catch (thrown) {
    throw explain(thrown, statement, deadline);
  }
}

function execParams(statement: Statement, queryId: string) {
  return {
    query: statement.sql,
    query_id: queryId,
    query_params: statement.params ?? {},
    clickhouse_settings: { wait_end_of_query: 1, send_progress_in_http_headers: 0, ...statement.settings } as const,
    // A header rather than the client's own option: one client serves statements inside and outside a database.
    ...(statement.database === undefined ? {} : { http_headers: { 'X-ClickHouse-Database': statement.database } }),
    ...(statement.body === undefined ? {} : { values: Readable.from(statement.body, { objectMode: false }) }),
  };
}

async function readAll(stream: Readable, signal: AbortSignal): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of pieces(stream, signal)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** The driver stops watching the signal once headers are there, and takes a cut-off body for a whole one. */
async function* pieces(stream: Readable, signal: AbortSignal): AsyncGenerator<Buffer> {
  const giveUp = () => {
    stream.destroy(new Error('given up'));
  };
  signal.addEventListener('abort', giveUp, { once: true });
  if (signal.aborted) giveUp();
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

function explain(thrown: unknown, statement: Statement, deadline: AbortSignal): ClickHouseError {
  const error = toClickHouseError(thrown);
  // An answer of the server says more than that we stopped waiting for it.
  if (error.code !== 0) return error;
  if (statement.signal?.aborted === true) return abortedByCaller(thrown);
  if (deadline.aborted) return deadlinePassed(statement.deadlineMs, thrown);
  return error;
}
