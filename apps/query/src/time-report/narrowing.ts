/** Whom a report is limited to; nobody without any. */
export interface Narrowing {
  readonly agents: readonly string[];
  readonly departments: readonly string[];
}

/** Conditions of it; the lists are bound as `agents` and `departments`. */
export function narrowed(
  { agents, departments }: Narrowing,
  column: { readonly agent: string; readonly department: string },
): string {
  return [
    '1',
    ...(agents.length === 0 ? [] : [`${column.agent} IN {agents: Array(String)}`]),
    ...(departments.length === 0 ? [] : [`${column.department} IN {departments: Array(String)}`]),
  ].join(' AND ');
}
