import { quoteText } from '@docket/clickhouse';
import { Problem } from '@docket/http';
import { NOT_OWN_ACTION } from '../events/action.js';
import { hasActions, hasDepartments, isOfDepartments } from './tenant-tables.js';

/** What somebody may see. */
export interface TenantScope {
  readonly tenantId: string;
  /** Events of these departments alone; of all without it. */
  readonly departments: readonly string[] | undefined;
  /** Whether events `audit.*` are among them. */
  readonly seesAudit: boolean;
}

/**
 * Settings under which ClickHouse gives a statement no rows but those of a scope: filters that it puts on the tables itself, whatever
 * the statement says, and a comment that its row policies go by (infra/docker/clickhouse/users.xml).
 * @param name of the query
 * @param tables that it reads
 * @throws {Problem} 403 when rows of one of them cannot be told apart by department
 */
export function limitSettings(
  scope: TenantScope,
  { name, tables, database }: { readonly name: string; readonly tables: readonly string[]; readonly database: string },
): Record<string, string> {
  const { tenantId: tenant, departments } = scope;
  const filters = [...new Set(tables)].flatMap((table) => {
    const filter = filterOf(scope, table);
    return filter === undefined ? [] : [`${quoteText(`${database}.${table}`)}: ${quoteText(filter)}`];
  });
  return {
    // In `system.query_log` it tells whose query it was.
    log_comment: JSON.stringify({ query: name, tenant, departments }),
    ...(filters.length === 0 ? {} : { additional_table_filters: `{${filters.join(', ')}}` }),
  };
}

/** Beyond the tenant, which every statement carries as a condition. */
function filterOf({ departments, seesAudit }: TenantScope, table: string): string | undefined {
  const conditions = [
    ...(departments === undefined || !isOfDepartments(table) ? [] : [departmentsCondition(departments, table)]),
    ...(seesAudit || !hasActions(table) ? [] : [NOT_OWN_ACTION]),
  ];
  return conditions.length === 0 ? undefined : conditions.join(' AND ');
}

function departmentsCondition(departments: readonly string[], table: string): string {
  if (hasDepartments(table)) return `department IN (${departments.map(quoteText).join(', ')})`;
  const detail = 'This is kept for the whole tenant and not by department, and yours is a limit to departments:';
  throw new Problem('forbidden', `${detail} ${departments.join(', ')}.`);
}
