import { evidenceOf } from '../agents-report/evidence.js';
import { blank, eventsQuery, type Evidence, type Pairs, periodPairs } from '../reports/evidence.js';
import { FIFTHS, MISSED, type QualityColumn } from './columns.js';
import { type QualityQuestion } from './read-quality.js';

/** Where the numbers of an agent come from, and the sample. */
export function qualityEvidence(question: QualityQuestion): Record<QualityColumn | 'sample', Evidence> {
  const { from, to, asOf, departments, seed, sample } = question;
  const { tickets, ratings, rating_mean, resolved, reopened } = evidenceOf({
    ...{ by: 'agent', from, to, asOf, departments },
  });
  const lots = `the lower case hexadecimal SHA-256 of ${JSON.stringify(`${seed}:`)} and the ticket_id`;
  return {
    ...{ tickets, ratings, rating_mean, resolved, reopened },
    ...fifths(ratings.query),
    ...targets(question),
    sample: { query: tickets.query, rule: `different ticket_id in the order of ${lots}: the first ${sample}` },
  };
}

function fifths(query: string) {
  const rule = (n: number): string =>
    'rows whose details.scale is above details.scale_min, and of which floor(5 x (rating - scale_min) / (scale - scale_min)), at least 0 and ' +
    `at most 4, is ${n}`;
  return Object.fromEntries(FIFTHS.map((column, n) => [column, { query, rule: rule(n) }])) as Record<
    (typeof FIFTHS)[number],
    Evidence
  >;
}

/** Targets are rows of the report on service levels, each of which has evidence of its own. */
function targets({ from, to, asOf, departments }: QualityQuestion) {
  const about: Pairs = [
    ['agent', blank('key')],
    ['time', 'due'],
    ['as_of', new Date(asOf).toISOString()],
    ...departments.map((name) => ['department', name] as const),
  ];
  const rows = (...more: Pairs): Evidence => ({
    query: eventsQuery(about, more, periodPairs({ from, to })).replace('/v1/events', '/v1/reports/sla'),
    rule: 'how many rows, on all pages; the evidence of each is told there',
  });
  const missed: Pairs = [['status', 'breached']];
  const byTarget = MISSED.map(({ target, column }) => [column, rows(['type', target], ...missed)]);
  return {
    targets: rows(['status', 'met'], ...missed),
    missed: rows(...missed),
    ...(Object.fromEntries(byTarget) as Record<(typeof MISSED)[number]['column'], Evidence>),
  };
}
