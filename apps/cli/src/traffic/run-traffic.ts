import { type InvalidEventError } from '@docket/sdk';
import { CommandError, usageError } from '../command-error.js';
import { installedTopics, kafkaSettings, registrySettings } from '../connections.js';
import { type CliContext } from '../context.js';
import { ExitCode } from '../exit-code.js';
import { checkingSink } from '../publish/checking-sink.js';
import { type EventSink } from '../publish/event-sink.js';
import { kafkaSink } from '../publish/kafka-sink.js';
import { printingSink } from '../publish/printing-sink.js';
import { eventSource, type SourceOptions } from './event-source.js';
import { publishTraffic } from './publish-traffic.js';
import { trafficLines, trafficSummary } from './traffic-summary.js';
import { TrafficTally } from './traffic-tally.js';

/** The options of `docket traffic`. */
export interface TrafficCommandOptions extends SourceOptions {
  readonly rate?: number;
  readonly again?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** Events a second that happen now, unless somebody says how many. */
const LIVE_RATE = 50;

/** Runs `docket traffic` and prints its summary, however it ends. @throws {CommandError} with the exit code */
export async function runTraffic(options: TrafficCommandOptions, context: CliContext): Promise<void> {
  if (options.tenant.trim() === '') throw usageError('--tenant must not be empty');
  if (options.again === true && options.start === undefined)
    throw usageError('--again needs --start: live events are always new');
  const source = eventSource(options, Date.now);
  const sink = await openSink(options, context);
  const tally = new TrafficTally();
  let refusal: InvalidEventError | undefined;
  try {
    refusal = await publishTraffic(source, sink, rateOf(options), tally, context);
  } finally {
    report(options, tally, context);
    await sink.close();
  }
  if (refusal) throw refusal;
  if (context.signal.aborted) throw new CommandError('', ExitCode.interrupted);
}

function openSink(options: TrafficCommandOptions, context: CliContext): Promise<EventSink> | EventSink {
  if (options.dryRun === true) return printingSink(context.out, checkingSink());
  return kafkaSink({
    kafka: kafkaSettings(context),
    registry: registrySettings(context),
    topic: installedTopics(context).events,
    service: 'traffic',
    redelivery: options.again === true,
  });
}

function rateOf({ rate, start }: TrafficCommandOptions): number | undefined {
  return rate ?? (start === undefined ? LIVE_RATE : undefined);
}

function report(options: TrafficCommandOptions, tally: TrafficTally, { out }: CliContext): void {
  const summary = trafficSummary(options, tally);
  const lines = options.json === true ? [JSON.stringify(summary, undefined, 2)] : trafficLines(summary);
  // The events themselves are on standard output then.
  for (const line of lines) {
    if (options.dryRun === true) out.note(line);
    else out.print(line);
  }
}
