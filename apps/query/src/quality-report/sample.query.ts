import { z } from 'zod';
import { defineQuery, rowType } from '@docket/clickhouse';
import { during, OF_TENANT } from '../events/in-period.js';
import { newestReviews, visibleParams } from '../reviews/reviews.query.js';
import { narrowed, type Narrowing } from '../time-report/narrowing.js';

/**
 * Tickets of each agent in an order that a seed decides, cut to the first few: by a hash of seed and ticket alone, so what comes later
 * finds its own place and leaves that of others.
 */
function drawn(more: string): string {
  return `
  SELECT actor_id AS agent, ticket_id AS ticket, lower(hex(SHA256(concat({seed: String}, ':', ticket_id)))) AS lot
  FROM audit_events
  WHERE ${OF_TENANT} AND ${during('from_ms', 'to_ms')} AND actor_type = 'AGENT'
    AND ticket_id != '' AND startsWith(action, 'ticket.')${more}
  GROUP BY agent, ticket
  ORDER BY agent, lot, ticket LIMIT {sample: UInt32} BY agent
`;
}

/** The sample of all agents. */
export const SAMPLE = drawn('');

/** Without a review `record` is ''. */
const row = z.object({
  agent: rowType.string,
  ticket: rowType.string,
  record: rowType.string,
  put_at: rowType.instant,
  versions: rowType.int64,
});

/** The sample, agent by agent, each with its reviews. */
export const sampleQuery = defineQuery({
  name: 'quality_sample',
  sql: (given: Narrowing & { readonly review_departments: readonly string[] }) => `SELECT
  s.agent AS agent, s.ticket AS ticket, r.newest AS record, r.newest_at AS put_at, r.versions AS versions
FROM (${drawn(` AND ${narrowed(given, { agent: 'actor_id', department: 'department' })}`)}) AS s
LEFT JOIN (${newestReviews(given)}) AS r ON r.agent = s.agent AND r.ticket = s.ticket
ORDER BY agent, s.lot, ticket LIMIT {rows: UInt32}`,
  params: z.object({
    ...visibleParams,
    seed: z.string(),
    sample: z.int(),
    from_ms: z.int(),
    to_ms: z.int(),
    agents: z.array(z.string()).readonly(),
    departments: z.array(z.string()).readonly(),
    rows: z.int(),
  }),
  row,
});
