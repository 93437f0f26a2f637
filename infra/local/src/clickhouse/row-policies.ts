/** Views whose rows each belong to the department of their events. */
const BY_DEPARTMENT = ['audit_events', 'action_counts_hourly', 'agent_activity_hourly'];
/** The others with data of tenants. */
const BY_TENANT = ['audit_rejections', 'actor_security_daily', 'agent_presence', 'ticket_lifecycle', 'view_sessions'];

const TENANT = "tenant_id = getSettingOrDefault('SQL_docket_tenant', '')";
const DEPARTMENTS = "getSettingOrDefault('SQL_docket_departments', '')";
const UNLIMITED = `${DEPARTMENTS} = ''`;
const LIMITED = `has(JSONExtract(${DEPARTMENTS}, 'Array(String)'), toString(department))`;

/**
 * What the reader is shown of a table, as part of users.xml: rows of the tenant, and of the departments, that the settings of a
 * statement name, and none without them. A wall behind the one in the query service, which names the tenant in every statement.
 */
export function rowPoliciesXml(database: string): string {
  const policies = [
    ...BY_DEPARTMENT.map((table) => [table, `${TENANT} AND (${UNLIMITED} OR ${LIMITED})`] as const),
    ...BY_TENANT.map((table) => [table, `${TENANT} AND ${UNLIMITED}`] as const),
  ];
  const tables = policies.map(([table, filter]) => `          <${table}><filter>${filter}</filter></${table}>`);
  return ['      <databases>', `        <${database}>`, ...tables, `        </${database}>`, '      </databases>'].join('\n');
}
