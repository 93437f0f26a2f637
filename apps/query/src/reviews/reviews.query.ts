import { z } from 'zod';
import { defineQuery, rowType } from '@docket/clickhouse';
import { OF_TENANT } from '../events/in-period.js';
import { REVIEW_KIND } from './review.js';

/** One row per version of a review. */
const VERSIONS = `
  SELECT id, argMax(control_state.value, version) AS record, max(version) AS nth, argMax(at, version) AS put_at,
    JSONExtractString(record, 'tenant_id') AS tenant_id, JSONExtractString(record, 'ticket') AS ticket,
    JSONExtractString(record, 'agent') AS agent, JSONExtractString(record, 'department') AS department
  FROM control_state WHERE kind = '${REVIEW_KIND}' AND startsWith(id, {prefix: String}) GROUP BY id`;

/** Who is limited to departments sees reviews of work in them; without any it is nobody who is. */
interface Visible {
  readonly review_departments: readonly string[];
}

function visible(column: string, { review_departments }: Visible): string {
  return review_departments.length === 0 ? '1' : `${column} IN {review_departments: Array(String)}`;
}

/** The newest review of each ticket and agent, as `newest` (JSON), with its `place` on the control topic. */
export function newestReviews(given: Visible): string {
  return `
  SELECT ticket, agent, argMax(record, nth) AS newest, max(nth) AS place, argMax(put_at, nth) AS newest_at, count() AS versions
  FROM (${VERSIONS})
  WHERE ${OF_TENANT} GROUP BY ticket, agent HAVING ${visible('argMax(department, nth)', given)}`;
}

/** What every query over reviews binds. */
export const visibleParams = {
  tenant_id: z.string(),
  prefix: z.string(),
  review_departments: z.array(z.string()).readonly(),
};

const row = z.object({
  record: rowType.string,
  place: rowType.int64,
  put_at: rowType.instant,
  versions: rowType.int64,
});

/** A version of a review: JSON, where it stands on the control topic, when it came, and how many there are up to it. */
export type ReviewRow = z.infer<typeof row>;

interface Filters {
  readonly tickets: readonly string[];
  readonly agents: readonly string[];
  readonly states: readonly string[];
}

/** The newest reviews, one per ticket and agent, those that were put last first. */
export const listReviewsQuery = defineQuery({
  name: 'reviews',
  sql: (given: Visible & Filters) => {
    const filters = [
      'place < {before: UInt64}',
      ...(given.tickets.length === 0 ? [] : ['ticket IN {tickets: Array(String)}']),
      ...(given.agents.length === 0 ? [] : ['agent IN {agents: Array(String)}']),
      ...(given.states.length === 0 ? [] : ["JSONExtractString(newest, 'state') IN {states: Array(String)}"]),
    ];
    return `SELECT newest AS record, place, newest_at AS put_at, versions FROM (${newestReviews(given)}
) WHERE ${filters.join(' AND ')} ORDER BY place DESC LIMIT {rows: UInt32}`;
  },
  params: z.object({
    ...visibleParams,
    tickets: z.array(z.string()).readonly(),
    agents: z.array(z.string()).readonly(),
    states: z.array(z.string()).readonly(),
    before: z.int(),
    rows: z.int(),
  }),
  row,
});

/** Every version of the reviews of one ticket, newest first. */
export const ticketReviewsQuery = defineQuery({
  name: 'ticket_reviews',
  sql: (given: Visible) => `SELECT id, record, nth AS place, put_at, versions FROM (
  SELECT id, record, nth, put_at, department, row_number() OVER (PARTITION BY agent ORDER BY nth) AS versions
  FROM (${VERSIONS})
  WHERE ${OF_TENANT} AND ticket = {ticket: String}
) WHERE ${visible('department', given)} ORDER BY place DESC LIMIT {rows: UInt32}`,
  params: z.object({ ...visibleParams, ticket: z.string(), rows: z.int() }),
  row: row.extend({ id: rowType.string }),
});

/** Whether an agent did anything on a ticket, and in which department the last of it was. */
export const workOnTicketQuery = defineQuery({
  name: 'work_on_ticket',
  sql: `SELECT argMax(toString(department), (occurred_at, epoch, kafka_partition, kafka_offset)) AS last_department, toUInt32(count()) AS events
FROM audit_events
WHERE ${OF_TENANT} AND ticket_id = {ticket: String} AND actor_id = {agent: String} AND actor_type = 'AGENT' AND startsWith(action, 'ticket.')`,
  params: z.object({ tenant_id: z.string(), ticket: z.string(), agent: z.string() }),
  row: z.object({ last_department: rowType.string, events: rowType.int }),
});
