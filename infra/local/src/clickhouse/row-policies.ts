/** Also asked about over all tenants. */
const EVENTS = 'audit_events';

/**
 * Tables and views whose rows each belong to the department of their events. A policy goes by the tenant alone there: one by the department
 * as well does not get on with the filter on it that the query service sends (ClickHouse 26.7: "Not found column department").
 */
const BY_DEPARTMENT = [EVENTS, 'action_counts_hourly', 'agent_activity_hourly'];
/** The others with data of tenants: nothing for those who are limited to departments. */
const BY_TENANT = ['actor_security_daily', 'agent_presence', 'ticket_lifecycle', 'view_sessions'];

const COMMENT = "getSetting('log_comment')";
const TENANT = `tenant_id = JSONExtractString(${COMMENT}, 'tenant')`;
/** Questions about the installation, which only its own reader of the query service asks: which numbers of a producer are missing. */
const INSTALLATION = `JSONExtractBool(${COMMENT}, 'installation')`;
const UNLIMITED = `NOT JSONHas(${COMMENT}, 'departments')`;

/**
 * What the reader is shown of a table, as part of users.xml: rows of the tenant that the comment of a statement
 * names as JSON, and none without one. A wall behind the one in the query service, which names the tenant in every
 * statement. Rejections are not
 * among them: they belong to the installation. The comment, because settings of one's own need a prefix that every server would have to allow.
 */
export function rowPoliciesXml(database: string): string {
  const policies = [
    ...BY_DEPARTMENT.map((table) => [table, table === EVENTS ? `${TENANT} OR ${INSTALLATION}` : TENANT] as const),
    ...BY_TENANT.map((table) => [table, `${TENANT} AND ${UNLIMITED}`] as const),
  ];
  const tables = policies.map(([table, filter]) => `          <${table}><filter>${filter}</filter></${table}>`);
  return ['      <databases>', `        <${database}>`, ...tables, `        </${database}>`, '      </databases>'].join(
    '\n',
  );
}
