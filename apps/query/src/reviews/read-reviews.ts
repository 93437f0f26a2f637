import { readJson } from '@docket/projections';
import { type TenantReader } from '../access/tenant-reader.js';
import { type Review, reviewRecord } from './review.js';
import { listReviewsQuery, type ReviewRow, ticketReviewsQuery } from './reviews.query.js';

/** Versions of the reviews of one ticket that are shown, at most. */
const MOST_VERSIONS = 1_000;

/** What keys of a tenant's reviews begin with on the control topic. */
function tenantPrefix(tenantId: string): string {
  return `${encodeURIComponent(tenantId)}/`;
}

/** What keys of the reviews of one ticket begin with. */
export function ticketPrefix(tenantId: string, ticket: string): string {
  return `${tenantPrefix(tenantId)}${encodeURIComponent(ticket)}/`;
}

/** Limits a query to the reviews that whoever asks may see. */
export function visibleTo({ tenantId, scope }: TenantReader) {
  return { prefix: tenantPrefix(tenantId), review_departments: scope.departments ?? [] };
}

/** Undefined when it cannot be read. */
export function toReview({ record, put_at: at, versions: version }: Omit<ReviewRow, 'place'>): Review | undefined {
  const read = readJson(reviewRecord, record);
  if (!read) return undefined;
  const { ticket, agent, department, state, note = '', by } = read;
  return { ticket, agent, department: orNull(department), state, note: orNull(note), version, by, at };
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}

/** Which reviews are wanted; lists narrow when they have something in them. */
export interface ReviewsQuestion {
  readonly ticket: readonly string[];
  readonly agent: readonly string[];
  readonly state: readonly string[];
  /** Place on the control topic, not included. */
  readonly before: number;
  readonly rows: number;
}

/** The newest review of each ticket and agent, those that were put last first, each with its place. */
export async function readReviews(tenant: TenantReader, { ticket, agent, state, ...page }: ReviewsQuestion) {
  const asked = { ...visibleTo(tenant), tickets: ticket, agents: agent, states: state, ...page };
  const rows = await tenant.query(listReviewsQuery, asked);
  return rows.map((row) => ({ place: row.place, review: toReview(row) }));
}

/** Every version of the reviews of a ticket, newest first, each with its key. */
export async function readVersions(tenant: TenantReader, ticket: string) {
  const { review_departments } = visibleTo(tenant);
  const prefix = ticketPrefix(tenant.tenantId, ticket);
  const rows = await tenant.query(ticketReviewsQuery, { review_departments, prefix, ticket, rows: MOST_VERSIONS });
  return rows.flatMap((row) => {
    const review = toReview(row);
    return review === undefined ? [] : [{ id: row.id, review }];
  });
}
