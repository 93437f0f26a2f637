import {
  type ClickHouseReader,
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
    private readonly scope: TenantScope,
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
    const tables = tenantTablesIn(definition.sql(bound));
    assertBound(definition, bound, tables);
    const { name } = definition;
    const settings = limitSettings(this.scope, { name, tables, database: this.reader.database });
    return this.reader.query(definition, bound, { ...this.options, settings });
  }
}

/** Every read of a table with data of tenants must be limited to the one. */
function assertBound<P extends QueryParameters>(
  { name, sql }: QueryDefinition<P, unknown>,
  params: P,
  tables: readonly string[],
): void {
  const limits = sql(params).match(/\btenant_id = \{tenant_id: ?String\}/g) ?? [];
  if (tables.length === 0 || limits.length < tables.length) throw new Error(`query ${name} is not bound to a tenant`);
}
