import {
  type ProjectionDefinition,
  type ReplayParts,
  sampledHours,
  type TimeRange,
  unsureHours,
  type Verification,
  verifyProjections,
} from '@docket/projections';
import { CommandError, usageError } from '../command-error.js';
import { type CliContext } from '../context.js';
import { differenceLines, replayOne } from './run-replay.js';
import { timesOf } from './times.js';
import { chosen, withProjections } from './with-projections.js';

/** The options of `docket verify projections`. */
export interface VerifyOptions {
  /** ms since 1970 */
  readonly from?: number;
  readonly to?: number;
  /** Hours, by chance. */
  readonly sample?: number;
  readonly unsure?: boolean;
  readonly repair?: boolean;
  readonly json?: boolean;
}

/** Compares, prints, and repairs if that is wanted. @throws {CommandError} when something differs and is not repaired */
export async function verify(names: readonly string[], options: VerifyOptions, context: CliContext): Promise<void> {
  const definitions = chosen(names);
  const bad = await withProjections(context, async (parts) => {
    const note = (what: string): void => {
      context.out.note(what);
    };
    const times = await timesToVerify(parts, definitions, options);
    if (times?.length === 0) {
      note(options.unsure === true ? 'no hour is unsure' : 'there are no events yet');
      return [];
    }
    const verified = await verifyProjections(parts, definitions, { step: note }, times);
    if (options.json === true) context.out.print(JSON.stringify(verified.map(jsonOf), undefined, 2));
    else for (const line of verified.flatMap(linesOf)) context.out.print(line);
    const wrong = verified.filter(({ comparison }) => comparison?.isEqual !== true).map(({ projection }) => projection);
    if (options.repair !== true) return wrong;
    const left: string[] = [];
    for (const definition of definitions.filter(({ name }) => wrong.includes(name))) {
      const wanted = { reason: 'docket verify projections --repair', ...(times ? { times } : {}) };
      const outcome = await replayOne(parts, definition, wanted, context);
      if (outcome.isSwitched) note(`${definition.name}: repaired, readers see version ${outcome.version}`);
      else left.push(definition.name);
    }
    return left;
  });
  if (bad.length > 0)
    throw new CommandError(`not as the events say: ${bad.join(', ')}; to mend: docket replay ${bad.join(' ')}`);
}

/** Which part is looked at; undefined: all of it. @throws {CommandError} when the options contradict each other */
async function timesToVerify(
  parts: ReplayParts,
  definitions: readonly ProjectionDefinition[],
  options: VerifyOptions,
): Promise<TimeRange[] | undefined> {
  const range = timesOf(options);
  const given = [range !== undefined, options.sample !== undefined, options.unsure === true].filter(Boolean).length;
  if (given > 1) throw usageError('--sample, --unsure, and --from and --to exclude each other');
  if (options.sample !== undefined) return sampledHours(parts.writer, options.sample);
  if (options.unsure !== true) return range;
  const unsure = await Promise.all(definitions.map(({ name }) => unsureHours(parts, name)));
  return unsure.flat();
}

function linesOf({ projection, version, comparison }: Verification): string[] {
  if (!comparison) return [`${projection}: nobody can read it yet`];
  const { isEqual, actual } = comparison;
  if (isEqual) {
    return [`${projection}: version ${version ?? 0} is as the events say: ${actual.rows.toLocaleString('en')} rows`];
  }
  return [
    `${projection}: version ${version ?? 0} is not as the events say`,
    ...differenceLines(comparison, 'the version', 'the events'),
  ];
}

/** Field names of the JSON output; kept stable. */
function jsonOf({ projection, version, comparison }: Verification): Record<string, unknown> {
  const side = (one: 'actual' | 'expected') =>
    comparison && {
      rows: comparison[one].rows,
      checksum: comparison[one].checksum,
      differing: comparison[one].differing,
      examples: comparison[one].examples.map((row) => JSON.parse(row) as unknown),
    };
  return {
    projection,
    version: version ?? null,
    equal: comparison?.isEqual ?? false,
    readers_see: side('actual') ?? null,
    events_say: side('expected') ?? null,
  };
}
