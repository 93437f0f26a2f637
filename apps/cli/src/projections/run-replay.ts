import {
  type Comparison,
  EXAMPLES,
  type ProjectionDefinition,
  type ReplayOutcome,
  type ReplayParts,
  replayProjection,
  type Side,
  stateAt,
  type TimeRange,
} from '@docket/projections';
import { CommandError, usageError } from '../command-error.js';
import { type CliContext } from '../context.js';
import { ExitCode } from '../exit-code.js';
import { operator } from '../operator-name.js';
import { replayProgress } from './replay-progress.js';
import { withSources } from './sources.js';
import { timesOf } from './times.js';
import { chosen, withProjections } from './with-projections.js';

/** The options of `docket replay`. */
export interface ReplayCommandOptions {
  readonly all?: boolean;
  readonly dryRun?: boolean;
  readonly reason?: string;
  readonly maxRate?: number;
  readonly json?: boolean;
  readonly source?: 'table' | 'topic' | 'archive';
  /** Where the archive is. */
  readonly archive?: string;
  /** Threads that read the topic. */
  readonly workers?: number;
  /** ms since 1970 */
  readonly from?: number;
  readonly to?: number;
  /** Only what is made of the events of this time. */
  readonly times?: readonly TimeRange[];
  /** ms since 1970 */
  readonly asOf?: number;
  readonly into?: string;
}

/** Replays projections one after another. @throws {CommandError} when a version is not equal to the events */
export async function runReplays(
  names: readonly string[],
  options: ReplayCommandOptions,
  context: CliContext,
): Promise<void> {
  if (names.length === 0 && options.all !== true) throw usageError('which projection? Name some, or --all');
  if (names.length > 0 && options.all === true) throw usageError('--all goes without names');
  if (options.asOf !== undefined || options.into !== undefined) {
    await runStateAt(names, options, context);
    return;
  }
  const unequal: string[] = [];
  const times = timesOf(options);
  if (times && options.source !== 'table') throw usageError('--from and --to go with --source table alone');
  if ((options.source === 'archive') !== (options.archive !== undefined)) {
    throw usageError('--source archive and --archive <location> go together');
  }
  await withProjections(context, async (parts) => {
    for (const definition of chosen(names)) {
      const outcome = await replayOne(parts, definition, times ? { ...options, times } : options, context);
      if (options.json === true) context.out.print(JSON.stringify(jsonOf(outcome)));
      else for (const line of linesOf(outcome, options)) context.out.print(line);
      if (!outcome.judgement.withEvents.isEqual) unequal.push(definition.name);
    }
  });
  if (unequal.length > 0) {
    throw new CommandError(`not equal to the events, so readers see what they saw: ${unequal.join(', ')}`);
  }
}

/** Makes a table of how one stood at a time. */
async function runStateAt(
  names: readonly string[],
  { asOf, into }: ReplayCommandOptions,
  context: CliContext,
): Promise<void> {
  if (asOf === undefined || into === undefined) throw usageError('--as-of needs --into, and the other way round');
  const [definition, ...others] = chosen(names);
  if (!definition || others.length > 0) throw usageError('--as-of is for one projection: name it');
  await withProjections(context, (parts) => stateAt(parts, definition, { at: asOf, into }));
  context.out.print(`${into}: ${definition.name} as of ${new Date(asOf).toISOString()}`);
}

/** Replays one, and shows how far it is. @throws {CommandError} when it was ended by Ctrl-C */
export async function replayOne(
  parts: ReplayParts,
  definition: ProjectionDefinition,
  options: ReplayCommandOptions,
  context: CliContext,
): Promise<ReplayOutcome> {
  const progress = replayProgress(definition.name, context.out);
  const { reason = '', dryRun = false, maxRate, times } = options;
  const wanted = { reason, dryRun, maxRate, times, by: operator() };
  try {
    return await withSources(parts, options, context, (sources) =>
      replayProjection(parts, definition, { ...wanted, ...sources }, progress),
    );
  } catch (error) {
    if (!context.signal.aborted) throw error;
    throw new CommandError(
      `interrupted; to go on where it was: docket replay ${definition.name}; to give it up: docket replay abort ${definition.name}`,
      ExitCode.interrupted,
    );
  } finally {
    progress.stop();
  }
}

function linesOf(outcome: ReplayOutcome, { dryRun }: ReplayCommandOptions): string[] {
  const { projection, version, previous, judgement, isSwitched } = outcome;
  const { withEvents, withServed } = judgement;
  const lines = [`${projection}: ${speedOf(outcome)}`];
  if (withEvents.isEqual) {
    const { rows, checksum } = withEvents.actual;
    lines.push(`${projection}: version ${version} is equal to the events: ${count(rows, 'row')}, checksum ${checksum}`);
  } else {
    lines.push(`${projection}: version ${version} is not equal to the events`);
    lines.push(...differenceLines(withEvents, 'the version', 'the events'));
  }
  if (withServed && !withServed.isEqual) {
    lines.push(`${projection}: version ${previous ?? 0}, which readers saw, differs from it`);
    lines.push(...differenceLines(withServed, `version ${previous ?? 0}`, `version ${version}`));
  }
  if (isSwitched) lines.push(`${projection}: readers see version ${version}${previousText(previous)}`);
  else lines.push(`${projection}: readers see what they saw${dryRun === true ? ' (dry run)' : ''}`);
  return lines;
}

function previousText(previous: number | undefined): string {
  return previous === undefined ? '' : `; version ${previous} is still fed, until cleanup`;
}

function speedOf({ records, seconds, fillSeconds }: ReplayOutcome): string {
  const rate = Math.round(records / Math.max(0.001, fillSeconds)).toLocaleString('en');
  return `${count(records, 'record')} up to the cut filled in at ${rate} a second, ${seconds.toFixed(1)} s in all`;
}

/** The rows that differ, by the side that has them. */
export function differenceLines({ actual, expected }: Comparison, one: string, other: string): string[] {
  return [...sideLines(actual, '-', one, other), ...sideLines(expected, '+', other, one)];
}

function sideLines({ rows, differing, examples }: Side, mark: string, own: string, other: string): string[] {
  return [
    `  ${count(rows, 'row')} in ${own}, ${differing.toLocaleString('en')} of them not in ${other}`,
    ...examples.map((row) => `    ${mark} ${row}`),
    ...(differing > EXAMPLES ? [`    … and ${(differing - EXAMPLES).toLocaleString('en')} more`] : []),
  ];
}

function count(number: number, what: string): string {
  return `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`;
}

/** Field names of the JSON output; kept stable. */
function jsonOf(outcome: ReplayOutcome): Record<string, unknown> {
  const { projection, run, version, previous, records, seconds, fillSeconds, judgement, isSwitched } = outcome;
  const { withEvents, withServed } = judgement;
  return {
    projection,
    run,
    version,
    previous_version: previous ?? null,
    records,
    seconds,
    fill_seconds: fillSeconds,
    rows: withEvents.actual.rows,
    equal: withEvents.isEqual,
    differing_from_events: withEvents.actual.differing + withEvents.expected.differing,
    differing_from_previous: withServed ? withServed.actual.differing + withServed.expected.differing : null,
    switched: isSwitched,
  };
}
