import { Problem } from '@docket/http';
import { type TenantReader } from '../access/tenant-reader.js';
import { ticketsTouched } from '../agents-report/queries/activity.query.js';
import { type MeasuresQuery } from '../agents-report/queries/measures-query.js';
import { type Scope } from '../agents-report/scope.js';
import { toReview, visibleTo } from '../reviews/read-reviews.js';
import { type Review } from '../reviews/review.js';
import { readRows } from '../sla-report/read-rows.js';
import { type SlaRow } from '../sla-report/sla-row.js';
import { MISSED, perQualityColumn, type QualityValues } from './columns.js';
import { heldQuery, ratingFifthsQuery } from './measures.query.js';
import { sampleQuery } from './sample.query.js';

/** Tickets of all samples together, at most. */
const MOST_SAMPLED = 10_000;

/** What is asked for. Times are ms since 1970; lists narrow when they have something in them. */
export interface QualityQuestion {
  readonly from: number;
  readonly to: number;
  readonly asOf: number;
  readonly agents: readonly string[];
  readonly departments: readonly string[];
  readonly seed: string;
  /** Tickets per agent. */
  readonly sample: number;
}

/** A ticket to review, with the newest review of it. */
export interface Sampled {
  readonly ticket: string;
  readonly review: Review | null;
}

/** An agent. */
export interface QualityRow {
  readonly key: string;
  readonly values: QualityValues;
  readonly sample: Sampled[];
}

/**
 * Agents who did something in the period, were rated in it, or had a target that was due in it; in the order of their ids.
 * @throws {Problem} 422 for more than one report may read or have
 * @throws {ClickHouseError}
 */
export async function readQuality(tenant: TenantReader, question: QualityQuestion): Promise<QualityRow[]> {
  const { agents, ...period } = question;
  const scope: Scope = { by: 'agent', ...period };
  const read = ({ definition, params }: MeasuresQuery) => tenant.query(definition, params);
  const [sampled, judged, ...parts] = await Promise.all([
    readSample(tenant, question),
    readTargets(tenant, question),
    ...[ticketsTouched(scope), ratingFifthsQuery(scope), heldQuery(scope)].map(read),
  ]);
  const known = new Map(sampled);
  const measured = [...parts.flat(), ...targetCounts(judged)];
  const found = new Map<string, QualityValues>([...known.keys()].map((key) => [key, NOTHING]));
  for (const { key, values } of measured) found.set(key, { ...(found.get(key) ?? NOTHING), ...values });
  return [...found]
    .filter(([key]) => agents.length === 0 || agents.includes(key))
    .map(([key, values]) => ({ key, values, sample: known.get(key) ?? [] }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

const NOTHING: QualityValues = { ...perQualityColumn<number | null>(0), rating_mean: null };

/** Per agent the tickets that were drawn, in their order. */
async function readSample(tenant: TenantReader, question: QualityQuestion): Promise<Map<string, Sampled[]>> {
  const { agents, departments, seed, sample, from: from_ms, to: to_ms } = question;
  const asked = { agents, departments, seed, sample, from_ms, to_ms, rows: MOST_SAMPLED + 1 };
  const rows = await tenant.query(sampleQuery, { ...visibleTo(tenant), ...asked });
  if (rows.length > MOST_SAMPLED) {
    throw new Problem(
      'limit-exceeded',
      `Limit on rows: the samples have more than ${MOST_SAMPLED} tickets together. Ask for fewer per agent, or name actors or departments.`,
    );
  }
  const found = new Map<string, Sampled[]>();
  for (const { agent, ticket, ...review } of rows) {
    const own = found.get(agent) ?? [];
    own.push({ ticket, review: toReview(review) ?? null });
    found.set(agent, own);
  }
  return found;
}

/** Targets that were due in the period and are decided, as the report on service levels judges them. */
async function readTargets(
  tenant: TenantReader,
  { from, to, asOf, agents, departments }: QualityQuestion,
): Promise<SlaRow[]> {
  const all = { ticket: [], requester: [], policy: [], type: [] };
  const decided = ['met', 'breached'];
  return readRows(tenant, {
    ...all,
    ...{ from, to, time: 'due', asOf },
    ...{ agent: agents, department: departments, status: decided },
  });
}

function targetCounts(rows: readonly SlaRow[]): { key: string; values: Partial<QualityValues> }[] {
  const byAgent = new Map<string, SlaRow[]>();
  for (const row of rows) {
    if (row.agent === null) continue;
    const own = byAgent.get(row.agent);
    if (own) own.push(row);
    else byAgent.set(row.agent, [row]);
  }
  return [...byAgent].map(([key, own]) => {
    const missed = own.filter(({ status }) => status === 'breached');
    const byTarget = MISSED.map(
      ({ target, column }) => [column, missed.filter(({ type }) => type === target).length] as const,
    );
    return { key, values: { targets: own.length, missed: missed.length, ...Object.fromEntries(byTarget) } };
  });
}
