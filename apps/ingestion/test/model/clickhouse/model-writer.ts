import { type ClickHouseWriter, type CommandOptions, type GuardedRows, type InsertOptions } from '@docket/clickhouse';
import { type InsertRow, type NativeInsert, type QueryDefinition, type QueryParameters } from '@docket/clickhouse';
import { type ClickHouseModel, type InsertStatement } from './clickhouse-model.js';
import { eventRowsOf } from './native-rows.js';
import { isUnderLowerFence } from './queries.js';
import { type Call } from '../world/operation.js';

/** ClickHouse as one process reaches it: the port that delivery's own store stands on. */
export class ModelWriter implements ClickHouseWriter {
  readonly database = 'model';
  #unnamed = 0;

  constructor(
    private readonly server: ClickHouseModel,
    private readonly call: Call,
    private readonly process: string,
  ) {}

  query<P extends QueryParameters, R>(definition: QueryDefinition<P, R>, params: P): Promise<R[]> {
    const bound = definition.params.parse(params);
    return this.call((answer) => this.server.query(definition.name, bound, answer));
  }

  command(sql: string, { params = {} }: CommandOptions = {}): Promise<void> {
    if (sql.startsWith('INSERT INTO ingest_hold')) {
      return this.call((answer) => this.server.hold(String(params['owner']), Number(params['seconds']), answer));
    }
    if (!/^KILL QUERY WHERE .* SYNC$/.test(sql)) throw new Error(`the model does not know the statement ${sql}`);
    return this.call((answer) => this.server.kill((id) => isUnderLowerFence(id, params), answer));
  }

  insertRows(table: string, rows: readonly InsertRow[], { token, queryId }: InsertOptions = {}): Promise<void> {
    return this.#insert({ table, token, queryId, guard: undefined, rows, events: [] });
  }

  insertGuardedRows(insert: GuardedRows): Promise<void> {
    const { table, token, queryId, rows } = insert;
    return this.#insert({ table, token, queryId, guard: insert, rows, events: [] });
  }

  insertNative({ table, token, queryId, where, params = {}, body }: NativeInsert): Promise<void> {
    const guard = where === undefined ? undefined : { where, params };
    return this.#insert({ table, token, queryId, guard, rows: [], events: eventRowsOf(body) });
  }

  insertSelected(): Promise<void> {
    throw new Error('delivery selects nothing into a table');
  }

  file(): never {
    throw new Error('delivery reads no files');
  }

  ping(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #insert(statement: Omit<InsertStatement, 'queryId'> & { readonly queryId: string | undefined }): Promise<void> {
    this.#unnamed += 1;
    const queryId = statement.queryId ?? `unnamed/${this.process}/${this.#unnamed}`;
    return this.call((answer) => this.server.insert({ ...statement, queryId }, answer));
  }
}
