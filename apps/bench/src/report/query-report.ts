import { type Percentiles } from '../latency/latencies.js';
import { type QueryFindings } from '../query/run-query.js';
import { table } from './table.js';

const tenth = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : Math.round(value * 10) / 10;

/** The machine-readable report. The names are kept stable: other programs read them. */
export function queryJson({ rows, clients, questions, small, crowd }: QueryFindings): Record<string, unknown> {
  const queries = [...questions].map(([name, { docket, floor, naive, failures }]) => [
    name,
    {
      p50_ms: tenth(docket.p50),
      p95_ms: tenth(docket.p95),
      p99_ms: tenth(docket.p99),
      floor_p95_ms: tenth(floor?.p95),
      naive_p95_ms: tenth(naive?.p95),
      failures,
    },
  ]);
  const p95 = (of: ReadonlyMap<string, Percentiles>) =>
    Object.fromEntries([...of].map(([name, percentiles]) => [name, tenth(percentiles.p95)]));
  return {
    rows,
    clients,
    queries: Object.fromEntries(queries),
    small: { rows: small.rows, p95_ms: p95(small.docket), postgres_p95_ms: p95(small.postgres) },
    crowd: {
      clients: crowd.clients,
      seconds: crowd.seconds,
      answers: crowd.answers,
      failures: crowd.failures,
      rss_mib: crowd.rssMib,
    },
  };
}

export function queryText(findings: QueryFindings): string {
  const { rows, clients, questions, small, crowd } = findings;
  const ms = (value: number | undefined): string => (value === undefined ? '' : value.toFixed(1));
  const head = [
    'ms',
    'p50',
    'p95',
    'p99',
    'floor p95',
    ': floor',
    'naive p95',
    `p95 of ${shown(small.rows)}`,
    'growth',
    'PostgreSQL',
  ];
  const lines = [...questions].map(([name, { docket, floor, naive, failures }]) => {
    const less = small.docket.get(name)?.p95;
    return [
      failures === 0 ? name : `${name} (${failures} failed)`,
      ...[docket.p50, docket.p95, docket.p99, floor?.p95].map(ms),
      floor ? `${(docket.p95 / floor.p95).toFixed(1)} x` : '',
      ms(naive?.p95),
      ms(less),
      less === undefined ? '' : `${(docket.p95 / less).toFixed(1)} x`,
      ms(small.postgres.get(name)?.p95),
    ];
  });
  const failed = [...questions.values()].map(({ firstFailure }) => firstFailure).filter((text) => text !== undefined);
  return `${shown(rows)} events, ${clients} clients at once, the largest tenant; PostgreSQL has ${shown(small.rows)}

${table(head, lines)}

${crowd.clients} clients for ${crowd.seconds} s: ${shown(crowd.answers)} answers, ${crowd.failures} failures${because(crowd.firstFailure)}; MiB of the service: ${crowd.rssMib.join(' ')}
${failed.map((text) => `${text}\n`).join('')}`;
}

function because(failure: string | undefined): string {
  return failure === undefined ? '' : ` (${failure})`;
}

function shown(value: number): string {
  return Math.round(value).toLocaleString('en');
}
