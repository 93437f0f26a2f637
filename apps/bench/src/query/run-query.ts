import { mkdirSync } from 'node:fs';
import { finePercentilesOf, type Percentiles } from '../latency/latencies.js';
import { startBenchStack, temporaryDirectory } from '../stack/bench-stack.js';
import { type Endings } from '../stack/endings.js';
import { BenchInstallation } from '../stack/installation.js';
import { crowd, type CrowdFinding } from './crowd.js';
import { MeasuredSize, type QuestionFinding, type Surroundings } from './measure-size.js';
import { PostgresEvents } from './postgres.js';

/** What `query` is asked to do. */
export interface QueryBenchOptions {
  readonly rows: number;
  /** Who ask at once. */
  readonly clients: number;
  /** How long each question is asked. */
  readonly seconds: number;
  /** How long a hundred clients ask all of it. */
  readonly crowd: number;
  /** Where the servers keep their data, for the next run as well. */
  readonly data?: string | undefined;
}

/** What `query` found out. */
export interface QueryFindings {
  readonly rows: number;
  readonly clients: number;
  readonly questions: ReadonlyMap<string, QuestionFinding>;
  /** Pages and timelines of the smaller table, and in PostgreSQL. */
  readonly small: {
    readonly rows: number;
    readonly docket: ReadonlyMap<string, Percentiles>;
    readonly postgres: ReadonlyMap<string, Percentiles>;
  };
  readonly crowd: CrowdFinding;
}

/** Where PostgreSQL is compared, and what growth is measured from. */
const SMALL = 5_000_000;

/** Measures reads of the largest tenant: over HTTP, straight at ClickHouse, from a plain table, and in PostgreSQL. */
export async function runQuery(
  { rows, clients, seconds, crowd: crowdSeconds, data }: QueryBenchOptions,
  endings: Endings,
  note: (line: string) => void,
): Promise<QueryFindings> {
  if (data !== undefined) mkdirSync(data, { recursive: true });
  const { servers, directory } = await startBenchStack(endings, note, { dataDir: data });
  const at = await BenchInstallation.create(servers, 1);
  const around: Surroundings = { at, directory, endings, note, load: { clients, seconds } };
  const small = await measureSmall(around, Math.min(rows, SMALL));
  const size = await MeasuredSize.prepare(around, rows, true);
  note('keeping what the service asks ClickHouse');
  const calls = await size.recorded(size.questions);
  const questions = new Map<string, QuestionFinding>();
  for (const question of size.questions) {
    note(`asking for ${question.name}`);
    const { durations, failures, firstFailure } = await size.docket(question);
    const floor = await size.floor(question, calls.get(question.name) ?? []);
    const naive = await size.naive(question);
    questions.set(question.name, { docket: finePercentilesOf(durations), failures, firstFailure, floor, naive });
  }
  note('a hundred clients');
  return { rows, clients, questions, small, crowd: await crowd(size, crowdSeconds) };
}

async function measureSmall(around: Surroundings, rows: number): Promise<QueryFindings['small']> {
  const { at, endings, note, load } = around;
  const size = await MeasuredSize.prepare(around, rows, false);
  const docket = new Map<string, Percentiles>();
  const postgres = new Map<string, Percentiles>();
  const compared = size.questions.filter((question) => question.postgres !== undefined);
  for (const question of compared)
    docket.set(question.name, finePercentilesOf((await size.docket(question)).durations));
  note('filling PostgreSQL');
  // Not within the other one: as root we are not who PostgreSQL runs as.
  const folder = temporaryDirectory(endings);
  const server = await PostgresEvents.fill(at, size.writer.database, { folder, clients: load.clients });
  try {
    for (const { name, postgres: asked } of compared) {
      if (asked) postgres.set(name, await server.measure(asked, load, (number) => size.sample(number)));
    }
  } finally {
    await server.stop();
  }
  return { rows, docket, postgres };
}
