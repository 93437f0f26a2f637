import { type ClickHouseWriter, connectWriter } from '@docket/clickhouse';
import { type Percentiles, finePercentilesOf } from '../latency/latencies.js';
import { settleMerges } from '../measure/bench-database.js';
import { type Endings } from '../stack/endings.js';
import { type BenchInstallation } from '../stack/installation.js';
import { fillEvents, fillNaively } from './data/fill.js';
import { tenantId } from './data/world.js';
import { HttpClient, type HttpRequest } from './http-client.js';
import { QueryService } from './query-service.js';
import { type Question, questionsOf } from './questions.js';
import { Recorder } from './recorder.js';
import { readSamples, type Sample } from './samples.js';
import { type Load, type LoadFinding, underLoadWarm } from './under-load.js';

/** What one question took, on each way to its answer that was measured. */
export interface QuestionFinding {
  readonly docket: Percentiles;
  readonly failures: number;
  readonly firstFailure: string | undefined;
  /** The statements that the service sends for it, straight at ClickHouse. */
  readonly floor?: Percentiles;
  /** From one plain table. */
  readonly naive?: Percentiles;
}

/** Where everything is that a size is measured with. */
export interface Surroundings {
  readonly at: BenchInstallation;
  readonly directory: string;
  readonly load: Load;
  readonly endings: Endings;
  readonly note: (line: string) => void;
}

/** The tenant with a fifth of all events. */
const TENANT = tenantId(0);
/** Calls whose statements are kept for the floor. */
const RECORDED = 60;
const SETTLED_WITHIN_MS = 900_000;
/** So that one question asks for something else each time, in no order that a cache could like. */
const STRIDE = 7_919;

/** A database with so many events, and the query service on it. */
export class MeasuredSize {
  private constructor(
    private readonly around: Surroundings,
    readonly rows: number,
    readonly writer: ClickHouseWriter,
    private readonly samples: readonly Sample[],
    readonly service: QueryService,
  ) {}

  static async prepare(around: Surroundings, rows: number, isNaiveToo: boolean): Promise<MeasuredSize> {
    const { at, directory, endings, note } = around;
    const writer = connectWriter(at.clickhouse(`bench_query_${rows}`));
    endings.add(() => writer.close());
    note(`making ${rows} events`);
    await fillEvents(writer, rows, note);
    if (isNaiveToo) await fillNaively(writer, rows);
    note('waiting for merges');
    await settleMerges(writer, SETTLED_WITHIN_MS);
    const samples = await readSamples(writer, TENANT, rows);
    const variables = at.variables(writer.database);
    const service = await QueryService.start(writer, { variables, directory, tenant: TENANT, clients: 100 });
    endings.add(() => service.stop());
    return new MeasuredSize(around, rows, writer, samples, service);
  }

  get questions(): readonly Question[] {
    return questionsOf(TENANT);
  }

  sample(number: number): Sample {
    const sample = this.samples[(number * STRIDE) % this.samples.length];
    if (sample === undefined) throw new Error('there are no samples');
    return sample;
  }

  /** Asks the service. */
  async docket(question: Question): Promise<LoadFinding> {
    const ask = (number: number) => this.service.ask(question.path(this.sample(number)));
    return underLoadWarm(this.around.load, ask);
  }

  /** What the service asks ClickHouse for it, without the service. */
  async floor(question: Question, calls: readonly (readonly HttpRequest[])[]): Promise<Percentiles> {
    const client = this.#clickhouse();
    try {
      const { durations, failures, firstFailure } = await underLoadWarm(this.around.load, async (number) => {
        for (const request of calls[number % calls.length] ?? []) await client.ask(request);
      });
      if (failures > 0) this.around.note(`floor of ${question.name}: ${failures} failed, ${firstFailure ?? ''}`);
      return finePercentilesOf(durations);
    } finally {
      client.close();
    }
  }

  async naive(question: Question): Promise<Percentiles> {
    const client = this.#clickhouse();
    const { username, password, database } = this.around.at.clickhouse(this.writer.database);
    const headers = { 'x-clickhouse-user': username, 'x-clickhouse-key': password ?? '' };
    const path = `/?${new URLSearchParams({ database, default_format: 'JSONEachRow' }).toString()}`;
    try {
      const { durations, failures, firstFailure } = await underLoadWarm(this.around.load, (number) =>
        client.ask({ method: 'POST', path, headers, body: Buffer.from(question.naive(this.sample(number))) }),
      );
      if (failures > 0) throw new Error(`the plain table failed for ${question.name}: ${firstFailure ?? ''}`);
      return finePercentilesOf(durations);
    } finally {
      client.close();
    }
  }

  /** The statements of some calls of each question, by its name. */
  async recorded(questions: readonly Question[]): Promise<ReadonlyMap<string, readonly (readonly HttpRequest[])[]>> {
    const { at, directory } = this.around;
    const recorder = new Recorder(at.clickhouse(this.writer.database).url);
    const variables = { ...at.variables(this.writer.database), DOCKET_CLICKHOUSE_URL: await recorder.start() };
    const service = await QueryService.start(this.writer, { variables, directory, tenant: TENANT, clients: 1 });
    const found = new Map<string, readonly (readonly HttpRequest[])[]>();
    try {
      for (const question of questions) {
        const calls: (readonly HttpRequest[])[] = [];
        // The first asks for what the service remembers afterwards.
        await service.ask(question.path(this.sample(0)));
        for (let number = 0; number < RECORDED; number += 1) {
          recorder.take();
          await service.ask(question.path(this.sample(number)));
          calls.push(recorder.take().filter(({ path }) => isOfAQuestion(path)));
        }
        found.set(question.name, calls);
      }
    } finally {
      await service.stop();
      recorder.stop();
    }
    return found;
  }

  #clickhouse(): HttpClient {
    return new HttpClient(this.around.at.clickhouse(this.writer.database).url, this.around.load.clients);
  }
}

/** Not what the service asks by itself, now and then: keys, freshness. */
function isOfAQuestion(address: string): boolean {
  const comment = new URL(address, 'http://clickhouse').searchParams.get('log_comment') ?? '';
  return comment.includes('"tenant"');
}
