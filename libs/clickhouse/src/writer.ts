import { type ClickHouseSettings } from '@clickhouse/client';
import { errorInAnswer } from './clickhouse-error.js';
import { nativeInsertSql, type NativeColumn, selectedInsertSql } from './native-insert.js';
import { type ClickHouseReader, Reader } from './reader.js';
import { roundTrip, type Statement } from './round-trip.js';
import { encodeRows, type InsertRow } from './row-encoding.js';
import { deduplicationSettings, FILE_SETTINGS, INSERT_SETTINGS } from './settings.js';
import { quoteName } from './sql-text.js';

export interface CommandOptions {
  readonly params?: Record<string, unknown>;
  readonly settings?: ClickHouseSettings;
  readonly queryId?: string;
  /** False for statements about the server or a database that does not exist yet. */
  readonly inDatabase?: boolean;
  readonly deadlineMs?: number;
}

export interface InsertOptions {
  /**
   * Deduplication token: ClickHouse drops what it already has under the same token, whatever the rows are. Without
   * one every insert adds its rows.
   */
  readonly token?: string;
  readonly queryId?: string;
  readonly deadlineMs?: number;
}

/** A condition that ClickHouse checks as an insert starts; `throwIf(...) = 0` refuses the insert whole. */
export interface InsertGuard {
  readonly where: string;
  /** Values of the placeholders in `where`. */
  readonly params: Record<string, unknown>;
  readonly settings?: ClickHouseSettings;
}

export interface GuardedRows extends InsertOptions, InsertGuard {
  readonly table: string;
  /** Columns of the rows, with the types they are read as. */
  readonly columns: readonly NativeColumn[];
  readonly rows: readonly InsertRow[];
}

export interface NativeInsert extends InsertOptions {
  /** Table in the writer's database. */
  readonly table: string;
  /** Columns of the blocks in `body`, with the types they are encoded in. */
  readonly columns: readonly NativeColumn[];
  /** Complete blocks of the Native format; sent as they are, so one body can be sent again unchanged. */
  readonly body: readonly Buffer[];
  /** Condition over the inserted rows, checked by ClickHouse as the insert starts; `throwIf(...) = 0` refuses it. */
  readonly where?: string;
  /** Values of the placeholders in `where`. */
  readonly params?: Record<string, unknown>;
  readonly settings?: ClickHouseSettings;
}

/** A file in a format of ClickHouse, sent as it is read. */
export interface FileInsert extends InsertOptions {
  readonly table: string;
  /** Columns of the file that are read, with the types they are read as. */
  readonly columns: readonly NativeColumn[];
  readonly format: 'Parquet';
  /** Bytes of the file. An error of theirs ends the insert, and nothing of it is written: a format without its end is no file. */
  readonly body: AsyncIterable<Buffer>;
  /** What is inserted: expressions over the columns by the table's column; the columns themselves without it. */
  readonly values?: Readonly<Record<string, string>>;
  /** Condition over the rows of the file, and whether the insert is refused as it starts, see {@link NativeInsert}. */
  readonly where?: string;
  readonly params?: Record<string, unknown>;
  readonly settings?: ClickHouseSettings;
}

/** Rows that ClickHouse makes itself, from what it has. */
export interface SelectedInsert extends InsertOptions {
  readonly table: string;
  /** Columns of the table; `select` has columns of the same names, in any order. */
  readonly columns: readonly string[];
  readonly select: string;
  readonly params?: Record<string, unknown>;
  readonly settings?: ClickHouseSettings;
}

/**
 * Reads and writes. Every method resolves after ClickHouse acknowledged and never tries again by itself: an error
 * with verdict `retry` leaves open whether the statement was carried out.
 */
export interface ClickHouseWriter extends ClickHouseReader {
  /** @throws {ClickHouseError} */
  command(sql: string, options?: CommandOptions): Promise<void>;
  /**
   * Inserts rows that all have the same columns, which the statement names. For small counts; bulk goes the native way.
   * @throws {ClickHouseError}
   */
  insertRows(table: string, rows: readonly InsertRow[], options?: InsertOptions): Promise<void>;
  /**
   * Inserts a few rows under a condition.
   * @throws {ClickHouseError} type `fence_lost` when the condition refused it; nothing was written then.
   */
  insertGuardedRows(insert: GuardedRows): Promise<void>;
  /**
   * Inserts ready-made blocks of ClickHouse's Native format.
   * @throws {ClickHouseError} type `fence_lost` when the condition refused it; nothing was written then.
   */
  insertNative(insert: NativeInsert): Promise<void>;
  /**
   * Inserts what a query yields. Under a token it must be at most a million rows: more are more than one block, and
   * whether a block of an unordered result has come before nobody can tell.
   * @throws {ClickHouseError}
   */
  insertSelected(insert: SelectedInsert): Promise<void>;
}

/** Besides, takes whole files in, as it gives them out: what archives are made of. */
export interface ClickHouseFiles extends ClickHouseWriter {
  /**
   * Inserts the rows of a file as one block, which is there whole or not at all, in each partition of the table.
   * @throws what the bytes of the file threw, if they did
   * @throws {ClickHouseError} type `fence_lost` when the condition refused it; nothing was written then.
   */
  insertFile(insert: FileInsert): Promise<void>;
}

const COMMAND_MS = 60_000;
const INSERT_MS = 60_000;

export class Writer extends Reader implements ClickHouseFiles {
  async command(sql: string, options: CommandOptions = {}): Promise<void> {
    await roundTrip(this.client, {
      sql,
      params: options.params ?? {},
      settings: options.settings ?? {},
      queryId: options.queryId,
      database: options.inDatabase === false ? undefined : this.database,
      deadlineMs: options.deadlineMs ?? COMMAND_MS,
    });
  }

  async insertRows(table: string, rows: readonly InsertRow[], options: InsertOptions = {}): Promise<void> {
    const first = rows[0];
    if (first === undefined) return;
    const columns = Object.keys(first);
    await this.insert(options, {
      sql: `INSERT INTO ${quoteName(table)} (${columns.map(quoteName).join(', ')}) FORMAT JSONEachRow`,
      body: encodeRows(columns, rows),
    });
  }

  async insertGuardedRows(insert: GuardedRows): Promise<void> {
    const names = insert.columns.map(({ name }) => name);
    await this.insert(insert, {
      sql: selectedInsertSql(insert.table, insert.columns, insert.where, 'JSONEachRow'),
      body: encodeRows(names, insert.rows),
      params: insert.params,
      settings: insert.settings ?? {},
    });
  }

  async insertNative(insert: NativeInsert): Promise<void> {
    await this.insert(insert, {
      sql: nativeInsertSql(insert.table, insert.columns, insert.where),
      body: insert.body,
      params: insert.params ?? {},
      settings: insert.settings ?? {},
    });
  }

  async insertFile(insert: FileInsert): Promise<void> {
    const { table, columns, where, format, values } = insert;
    const source = new Source(insert.body);
    try {
      await this.insert(insert, {
        sql: selectedInsertSql(table, columns, where, format, values),
        body: source,
        params: insert.params ?? {},
        settings: { ...FILE_SETTINGS, ...insert.settings },
      });
    } catch (error) {
      // To the driver it is a connection that broke, which would be tried again.
      throw source.failure === undefined ? error : source.failure;
    }
  }

  async insertSelected(insert: SelectedInsert): Promise<void> {
    const names = insert.columns.map(quoteName).join(', ');
    await this.insert(insert, {
      sql: `INSERT INTO ${quoteName(insert.table)} (${names}) SELECT ${names} FROM (${insert.select})`,
      params: insert.params ?? {},
      settings: insert.settings ?? {},
    });
  }

  private async insert(options: InsertOptions, statement: Partial<Statement> & Pick<Statement, 'sql'>): Promise<void> {
    const deadlineMs = options.deadlineMs ?? INSERT_MS;
    const { text } = await roundTrip(this.client, {
      ...statement,
      settings: {
        ...INSERT_SETTINGS,
        // The server gives up when we do, so that an abandoned insert does not land much later.
        max_execution_time: Math.ceil(deadlineMs / 1000),
        ...statement.settings,
        ...deduplicationSettings(options.token),
      },
      queryId: options.queryId,
      database: this.database,
      deadlineMs,
    });
    // An insert has nothing to say; text in a good answer is an exception that came too late for the status.
    if (text.trim() !== '') throw errorInAnswer(text);
  }
}

/** Bytes from elsewhere, and why they ended early. */
class Source implements AsyncIterable<Buffer> {
  failure: unknown;

  constructor(private readonly body: AsyncIterable<Buffer>) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    try {
      yield* this.body;
    } catch (error) {
      this.failure = error;
      throw error;
    }
  }
}
