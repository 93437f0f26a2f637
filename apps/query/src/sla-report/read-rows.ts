import { Problem } from '@docket/http';
import { type TenantReader } from '../access/tenant-reader.js';
import { readPolicies } from '../sla-policies/read-policies.js';
import { judgeTicket } from './judge-ticket.js';
import { type Level, PoliciesInForce } from './policies-in-force.js';
import { readTickets } from './read-tickets.js';
import { type SlaRow } from './sla-row.js';

const DAY_MS = 86_400_000;
/** Rows of one report, on all pages together: they are sorted in memory. */
export const MOST_ROWS = 100_000;

/** Which rows are wanted. Lists narrow when they have something in them. Times are ms since 1970. */
export interface SlaQuestion {
  readonly from: number;
  readonly to: number;
  readonly time: 'started' | 'due' | 'closed';
  readonly asOf: number;
  readonly ticket: readonly string[];
  readonly requester: readonly string[];
  readonly department: readonly string[];
  readonly agent: readonly string[];
  readonly policy: readonly string[];
  readonly type: readonly string[];
  readonly status: readonly string[];
}

/**
 * Judges the tickets that may have such rows.
 * @throws {Problem} 422 beyond what one report may read or have
 * @throws {ClickHouseError}
 */
export async function readRows(tenant: TenantReader, question: SlaQuestion): Promise<SlaRow[]> {
  const policies = new PoliciesInForce(await readPolicies(tenant));
  if (policies.all.length === 0) return [];
  const { from, to, time, asOf, ticket: tickets } = question;
  // Chats and calls are written down when they are over, so what began or was answered in the period may come after it.
  const range = { from: time === 'due' ? earliestStart(policies.all, from) : from, to: to + DAY_MS, asOf, tickets };
  const rows: SlaRow[] = [];
  for await (const events of readTickets(tenant, range)) {
    rows.push(...judgeTicket(events, policies, asOf).filter((row) => isWanted(row, question)));
    if (rows.length > MOST_ROWS) {
      throw new Problem(
        'limit-exceeded',
        `Limit on rows: there are more than ${MOST_ROWS}. Narrow from and to, or filter.`,
      );
    }
  }
  return rows;
}

/** What is due from a moment on was last set going at most so long before: after that nothing but the clock went on. */
function earliestStart(levels: readonly Level[], moment: number): number {
  const starts = levels.map(({ policy, time }) => {
    const longest = Math.max(...Object.values(policy.targets).map((minutes = 0) => minutes * 60_000));
    for (let days = 1; ; days *= 2)
      if (time.between(moment - days * DAY_MS, moment) > longest) return moment - days * DAY_MS;
  });
  return Math.min(...starts);
}

function isWanted(row: SlaRow, question: SlaQuestion): boolean {
  const at = row[question.time];
  if (at === null || Date.parse(at) < question.from || Date.parse(at) >= question.to) return false;
  return (['ticket', 'requester', 'department', 'agent', 'policy', 'type', 'status'] as const).every(
    (name) => question[name].length === 0 || question[name].includes(row[name] ?? ''),
  );
}
