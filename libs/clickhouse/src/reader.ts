import { type ClickHouseSettings } from '@clickhouse/client';
import { errorInAnswer } from './clickhouse-error.js';
import { roundTrip, type StatementClient, streamed } from './round-trip.js';
import {
  cappedLimits,
  type QueryCaps,
  type QueryDefinition,
  type QueryLimits,
  type QueryParameters,
} from './query-definition.js';
import { readSettings } from './settings.js';

export interface QueryOptions {
  /** Gives up when it fires, and ClickHouse stops the query. */
  readonly signal?: AbortSignal | undefined;
  /** Limits below those of the query, for this one time. */
  readonly caps?: QueryCaps | undefined;
  /** Further settings of ClickHouse, also those of one's own making; they win over those that every read has. */
  readonly settings?: Readonly<Record<string, string>> | undefined;
}

/** A file that ClickHouse writes: rows of a query in one of its formats. */
export interface FileQuery {
  readonly name: string;
  readonly sql: string;
  /** `TSVRaw` of one column of text is that text, a line per row. */
  readonly format: 'Parquet' | 'TSVRaw';
  readonly params: QueryParameters;
  readonly limits: QueryLimits;
  /** How the format is written. */
  readonly settings?: ClickHouseSettings;
}

/** Reads, and nothing else: what the query service is given. */
export interface ClickHouseReader {
  readonly database: string;
  /**
   * Runs a defined query. Parameters and rows are validated.
   * @throws {ClickHouseError} and, when parameters or rows are not as defined, `ZodError`.
   */
  query<P extends QueryParameters, R>(
    definition: QueryDefinition<P, R>,
    params: P,
    options?: QueryOptions,
  ): Promise<R[]>;
  /**
   * The rows of a query as a file, piece by piece as they come. What was taken has to be checked: a query that fails on
   * the way may leave a part of a file, and its error behind it. Whoever stops taking stops the query.
   * @throws {ClickHouseError}
   */
  file(query: FileQuery, options?: QueryOptions): AsyncIterable<Buffer>;
  /**
   * Asks the server for an answer, credentials included.
   * @throws {ClickHouseError}
   */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** How long the network and the queue for a socket may take on top of the server's own time limit. */
export const GRACE_MS = 5_000;
const PING_MS = 3_000;

export class Reader implements ClickHouseReader {
  constructor(
    protected readonly client: StatementClient,
    readonly database: string,
  ) {}

  async query<P extends QueryParameters, R>(
    definition: QueryDefinition<P, R>,
    params: P,
    options: QueryOptions = {},
  ): Promise<R[]> {
    const bound = definition.params.parse(params);
    const limits = cappedLimits(definition.limits, options.caps);
    const { text } = await roundTrip(this.client, {
      sql: `${definition.sql(bound)}\nFORMAT JSONEachRow`,
      params: bound,
      settings: { ...readSettings(limits, definition.name), ...options.settings },
      database: this.database,
      deadlineMs: limits.executionSeconds * 1000 + GRACE_MS,
      signal: options.signal,
    });
    return parseRows(text).map((row) => definition.row.parse(row));
  }

  file({ sql, format, params, name, ...query }: FileQuery, options: QueryOptions = {}): AsyncIterable<Buffer> {
    const limits = cappedLimits(query.limits, options.caps);
    return streamed(this.client, {
      sql: `${sql}\nFORMAT ${format}`,
      params,
      settings: { ...readSettings(limits, name), ...query.settings, ...options.settings },
      database: this.database,
      deadlineMs: limits.executionSeconds * 1000 + GRACE_MS,
      signal: options.signal,
    });
  }

  async ping(): Promise<void> {
    await roundTrip(this.client, { sql: 'SELECT 1', settings: { readonly: '2' }, deadlineMs: PING_MS });
  }

  async close(): Promise<void> {
    await this.client.close();
  }
}

function parseRows(text: string): unknown[] {
  if (text === '') return [];
  // One parse of one array is about twice as fast as one parse per line.
  try {
    return JSON.parse(`[${text.trimEnd().replaceAll('\n', ',')}]`) as unknown[];
  } catch {
    throw errorInAnswer(text);
  }
}
