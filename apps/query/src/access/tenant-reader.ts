import { type ClickHouseReader, type FileQuery, type QueryDefinition, type QueryParameters } from '@docket/clickhouse';

/** Parameters of a query that the access layer does not fill in itself. */
export type HandlerParameters<P> = Omit<P, 'tenant_id'>;

/**
 * Reads for one tenant, and gives up when the client goes away. Handlers get nothing else, and they cannot say which
 * tenant: it is bound here.
 */
export class TenantReader {
  constructor(
    private readonly reader: ClickHouseReader,
    readonly tenantId: string,
    private readonly signal: AbortSignal,
  ) {}

  /**
   * @throws {Error} for a query that is not bound to a tenant: a mistake in the query, caught before it is sent.
   * @throws {ClickHouseError}
   */
  async query<P extends QueryParameters & { tenant_id: string }, R>(
    definition: QueryDefinition<P, R>,
    params: HandlerParameters<P>,
  ): Promise<R[]> {
    // The type system does not see through Omit and back.
    const bound = { ...params, tenant_id: this.tenantId } as unknown as P;
    assertBound(definition.name, definition.sql(bound));
    return this.reader.query(definition, bound, { signal: this.signal });
  }

  /**
   * Rows as a file, see {@link ClickHouseReader.file}.
   * @throws {Error} for a query that is not bound to a tenant
   */
  file(query: FileQuery): AsyncIterable<Buffer> {
    assertBound(query.name, query.sql);
    const params = { ...query.params, tenant_id: this.tenantId };
    return this.reader.file({ ...query, params }, { signal: this.signal });
  }
}

/** Every read of the events table must be limited to the tenant. */
function assertBound(name: string, sql: string): void {
  const reads = sql.split(/\bFROM\s+audit_events\b/).length - 1;
  const limits = sql.split('tenant_id = {tenant_id: String}').length - 1;
  if (reads === 0 || limits < reads) throw new Error(`query ${name} is not bound to a tenant`);
}
