import { PROJECTIONS } from '../projections/projection-name.js';

/** Projections whose rows each belong to the department of their events, so that they can be limited to some. */
const BY_DEPARTMENT = ['action_counts_hourly', 'agent_activity_hourly'];

/** What the control topic holds: not of any department, such as policies, so a limit to some has no say in it. */
const CONTROL = 'control_state';

const names = ['audit_events', CONTROL, ...PROJECTIONS.map(({ name }) => name)];
/** Of a projection also the tables behind it. */
const READS = new RegExp(String.raw`\b(?:FROM|JOIN)\s+(?:\w+\.)?(${names.join('|')})(__v\d+)?\b`, 'gi');

/** The tables and views with a tenant's data that a statement reads, as often as it reads them. */
export function tenantTablesIn(sql: string): readonly string[] {
  return [...sql.matchAll(READS)].map(([, name = '', version = '']) => name + version);
}

/** Whether rows of a table or view each belong to one action. */
export function hasActions(table: string): boolean {
  return table === 'audit_events' || table === 'action_counts_hourly';
}

/** Whether a limit to departments has a say in rows of a table or view. */
export function isOfDepartments(table: string): boolean {
  return table !== CONTROL;
}

/** Whether rows of a table or view can be told apart by department. */
export function hasDepartments(table: string): boolean {
  return table === 'audit_events' || BY_DEPARTMENT.includes(table);
}
