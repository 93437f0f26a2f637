import { parseArgs } from 'node:util';
import { z } from 'zod';
import { PATH_NAMES } from './paths/path.js';
import { SDK_PATH_NAMES } from './sdk/path-names.js';

const whole = z.coerce.number().int().positive();

const ingestOptions = z.strictObject({
  events: whole.default(1_000_000),
  partitions: whole.max(64).default(4),
  seed: z.coerce.number().int().default(1),
  paths: z
    .string()
    .default(PATH_NAMES.join(','))
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(PATH_NAMES)).nonempty()),
  json: z.string().optional(),
  profile: z.string().optional(),
});

const latencyOptions = z.strictObject({
  max: whole.optional(),
  seconds: whole.default(20),
  json: z.string().optional(),
});

const replayOptions = z.strictObject({
  events: whole.default(2_000_000),
  partitions: whole.max(64).default(4),
  seed: z.coerce.number().int().default(1),
  json: z.string().optional(),
});

const gatewayOptions = z.strictObject({
  events: whole.default(400_000),
  partitions: whole.max(64).default(4),
  seed: z.coerce.number().int().default(1),
  json: z.string().optional(),
  profile: z.string().optional(),
});

const sdkOptions = z.strictObject({
  events: whole.default(300_000),
  rounds: whole.max(99).default(3),
  seconds: whole.default(10),
  pace: whole.default(20_000),
  seed: z.coerce.number().int().default(1),
  paths: z
    .string()
    .default(SDK_PATH_NAMES.join(','))
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(SDK_PATH_NAMES)).nonempty()),
  spool: z.string().optional(),
  json: z.string().optional(),
  profile: z.string().optional(),
});

const queryOptions = z.strictObject({
  rows: whole.max(1_000_000_000).default(5_000_000),
  clients: whole.max(1_000).default(8),
  seconds: whole.default(10),
  crowd: whole.default(60),
  data: z.string().optional(),
  json: z.string().optional(),
});

export const USAGE = `npm run bench -- ingest [options]    drain one topic on three paths, side by side
  --events N        how many events (1000000)
  --partitions N    partitions of the topic (4)
  --seed N          other events for another number (1)
  --paths A,B       only some of ${PATH_NAMES.join(', ')}
  --json FILE       write the figures as JSON
  --profile DIR     leave a CPU profile of Docket's ingester there, and print what it says

npm run bench -- latency [options]   from publishing to being queryable
  --max N           highest rate the machine takes, events/s; measured when left out
  --seconds N       how long each rate is held (20)
  --json FILE       write the figures as JSON

npm run bench -- replay [options]    build a projection anew, by Docket and by hand
  --events N        how many events (2000000)
  --partitions N    partitions of the topic (4)
  --seed N          other events for another number (1)
  --json FILE       write the figures as JSON

npm run bench -- gateway [options]   events over HTTP, in batches of 100 and one by one
  --events N        how many events in batches (400000); a tenth of them are sent one by one as well
  --partitions N    partitions of the topic (4)
  --seed N          other events for another number (1)
  --json FILE       write the figures as JSON
  --profile DIR     leave a CPU profile of the gateway there

npm run bench -- query [options]     read events over HTTP: pages, timelines, figures, reports
  --rows N          events of 1,000 tenants; the largest, which is asked for, has a fifth (5000000)
  --clients N       how many ask at once (8)
  --seconds N       how long each question is asked (10)
  --crowd N         how long a hundred clients ask all of it, s (60)
  --data DIR        keep the events there for the next run (a temporary directory): 50 M take some minutes to make
  --json FILE       write the figures as JSON

npm run bench -- sdk [options]       from a service into Kafka, by the SDK and by kafkajs used by hand
  --events N        how many events each path is measured with (300000)
  --rounds N        how often each path is measured, in turn; the median of each is reported (3)
  --seconds N       how long the paths work that are measured by the clock (10)
  --pace N          events per second at which the cost of emit is measured (20000)
  --seed N          other events for another number (1)
  --paths A,B       only some of ${SDK_PATH_NAMES.join(', ')}
  --spool DIR       where spools are made (a temporary directory)
  --json FILE       write the figures as JSON
  --profile DIR     leave CPU profiles of docket_durable, kafkajs_batched and spool there, and print what they say
`;

/** A command line that makes no sense. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export function parseIngestOptions(args: readonly string[]): z.infer<typeof ingestOptions> {
  return parse(ingestOptions, args);
}

export function parseLatencyOptions(args: readonly string[]): z.infer<typeof latencyOptions> {
  return parse(latencyOptions, args);
}

export function parseReplayOptions(args: readonly string[]): z.infer<typeof replayOptions> {
  return parse(replayOptions, args);
}

export function parseGatewayOptions(args: readonly string[]): z.infer<typeof gatewayOptions> {
  return parse(gatewayOptions, args);
}

export function parseSdkOptions(args: readonly string[]): z.infer<typeof sdkOptions> {
  return parse(sdkOptions, args);
}

export function parseQueryOptions(args: readonly string[]): z.infer<typeof queryOptions> {
  return parse(queryOptions, args);
}

function parse<S extends z.ZodObject>(schema: S, args: readonly string[]): z.infer<S> {
  const options = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, { type: 'string' as const }]));
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true });
    return schema.parse(values);
  } catch (error) {
    if (error instanceof z.ZodError) throw new UsageError(z.prettifyError(error));
    throw error instanceof TypeError ? new UsageError(error.message) : error;
  }
}
