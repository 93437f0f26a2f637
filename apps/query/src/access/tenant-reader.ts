import {
  type ClickHouseReader,
  type FileQuery,
  type QueryDefinition,
  type QueryOptions,
  type QueryParameters,
} from '@docket/clickhouse';
import { limitSettings, type TenantScope } from './tenant-limits.js';
import { tenantTablesIn } from './tenant-tables.js';

/** Parameters of a query that the access layer does not fill in itself. */
export type HandlerParameters<P> = Omit<P, 'tenant_id'>;

/**
 * Reads for one tenant, limited to what whoever asks may see of it, and gives up when the client goes away. Handlers get nothing else,
 * and they cannot say which tenant: it is bound here.
 */
export class TenantReader {
  constructor(
    private readonly reader: ClickHouseReader,
    /** What it is limited to. */
    readonly scope: TenantScope,
    private readonly options: Pick<QueryOptions, 'signal' | 'caps'>,
  ) {}

  get tenantId(): string {
    return this.scope.tenantId;
  }

  /**
   * @throws {Error} for a query that is not bound to a tenant: a mistake in the query, caught before it is sent.
   * @throws {Problem} 403 when it reads what cannot be limited to the departments of whoever asks
   * @throws {ClickHouseError}
   */
  async query<P extends QueryParameters & { tenant_id: string }, R>(
    definition: QueryDefinition<P, R>,
    params: HandlerParameters<P>,
  ): Promise<R[]> {
    // The type system does not see through Omit and back.
    const bound = { ...params, tenant_id: this.tenantId } as unknown as P;
    const settings = this.#settingsOf(definition.name, definition.sql(bound));
    return this.reader.query(definition, bound, { ...this.options, settings });
  }

  /**
   * Rows as a file, see {@link ClickHouseReader.file}. Its time is what the query says: it is as long open as its client takes.
   * @throws {Error} for a query that is not bound to a tenant
   * @throws {Problem} 403 when it reads what cannot be limited to the departments of whoever asks
   */
  file(query: FileQuery): AsyncIterable<Buffer> {
    const { signal, caps } = this.options;
    const params = { ...query.params, tenant_id: this.tenantId };
    const settings = this.#settingsOf(query.name, query.sql);
    const { executionSeconds } = query.limits;
    return this.reader.file({ ...query, params }, { signal, settings, caps: caps && { ...caps, executionSeconds } });
  }

  /** @throws {Error} for a statement that is not bound to a tenant */
  #settingsOf(name: string, sql: string): Readonly<Record<string, string>> {
    const tables = tenantTablesIn(sql);
    assertBound(name, sql, tables);
    return limitSettings(this.scope, { name, tables, database: this.reader.database });
  }
}

/** Every read of a table with data of tenants must be limited to the one. */
function assertBound(name: string, sql: string, tables: readonly string[]): void {
  const limits = sql.match(/\btenant_id = \{tenant_id: ?String\}/g) ?? [];
  if (tables.length === 0 || limits.length < tables.length) throw new Error(`query ${name} is not bound to a tenant`);
}
