import { setTimeout } from 'node:timers/promises';
import {
  type ArchivedRange,
  type ArchiveParts,
  archiveRound,
  type GivenBack,
  giveBack,
  type RoundReport,
} from '@docket/archive';
import { CommandError } from '../command-error.js';
import { type CliContext } from '../context.js';
import { ExitCode } from '../exit-code.js';
import { withArchive, withTopicLog } from './archive-parts.js';
import { withLocation } from './with-location.js';

/** The options of `docket archive run`. */
export interface RunArchiveOptions {
  readonly to: string;
  readonly once?: boolean;
  readonly until: 'yesterday' | 'now';
  readonly giveBackAfter?: number;
  readonly json?: boolean;
}

/** Between two looks at whether a day is over. Space is given back as seldom, since what is left is read for it. */
const ROUND_MS = 10 * 60_000;

/** Archives until there is nothing left, or until Ctrl-C. @throws {CommandError} when a partition is refused */
export async function runArchive(options: RunArchiveOptions, context: CliContext): Promise<void> {
  const isOnce = options.once === true || options.until === 'now';
  await withLocation(options.to, context, (storage) =>
    withArchive(storage, context, async (parts) => {
      for (;;) {
        const isWell = await oneRound(parts, options, context, isOnce);
        if (isOnce && !isWell) throw new CommandError('not all was archived, or given back');
        if (isOnce) return;
        await setTimeout(ROUND_MS, undefined, { signal: context.signal }).catch(() => undefined);
        if (context.signal.aborted) return;
      }
    }),
  );
}

/** @returns whether all went well. What is away is waited for, unless there is one round only. */
async function oneRound(
  parts: ArchiveParts,
  options: RunArchiveOptions,
  context: CliContext,
  isOnce: boolean,
): Promise<boolean> {
  try {
    const report = await archiveRound(parts, options.until, (range) => {
      context.out.print(options.json === true ? JSON.stringify(rangeJson(range)) : rangeLine(range));
    });
    const given = await spaceGiven(parts, options, context);
    tellProblems(report, given, context);
    for (const one of given.filter(({ from, to }) => to > from)) {
      context.out.print(options.json === true ? JSON.stringify({ given_back: one }) : givenLine(one));
    }
    if (report.archived.length === 0) context.out.note('nothing new to archive');
    return report.refused.length === 0 && given.every(({ problem }) => problem === undefined);
  } catch (error) {
    if (context.signal.aborted) {
      throw new CommandError('interrupted; the same again goes on where it was', ExitCode.interrupted);
    }
    if (isOnce || !(error instanceof Error && 'verdict' in error && error.verdict === 'retry')) throw error;
    context.out.note(`will try again: ${error.message}`);
    return false;
  }
}

async function spaceGiven(
  parts: ArchiveParts,
  { giveBackAfter }: RunArchiveOptions,
  context: CliContext,
): Promise<GivenBack[]> {
  if (giveBackAfter === undefined) return [];
  return withTopicLog(context, (log) => giveBack(parts, log, giveBackAfter));
}

function tellProblems({ refused }: RoundReport, given: readonly GivenBack[], { out }: CliContext): void {
  for (const { place, reason } of refused) out.note(`epoch ${place.epoch}, partition ${place.partition}: ${reason}`);
  for (const { partition, problem } of given) {
    if (problem !== undefined) out.note(`partition ${partition}: space is not given back: ${problem}`);
  }
}

function rangeLine({ key, manifest }: ArchivedRange): string {
  const { first, last, partition, counts, files } = manifest;
  const bytes = (files.events?.bytes ?? 0) + (files.rejections?.bytes ?? 0);
  return (
    `${key}: partition ${partition}, offsets ${first} to ${last}, ${(files.events?.rows ?? 0).toLocaleString('en')} events, ` +
    `${counts.rejected.toLocaleString('en')} rejections, ${bytes.toLocaleString('en')} bytes`
  );
}

/** Field names of the JSON output; kept stable. */
function rangeJson({ key, manifest }: ArchivedRange): Record<string, unknown> {
  const { topic, epoch, partition, day, first, last, counts, files } = manifest;
  return { archived: { manifest: key, topic, epoch, partition, day, first, last, counts, files } };
}

function givenLine({ partition, from, to }: GivenBack): string {
  return `partition ${partition}: offsets ${from} to ${to - 1} are given back`;
}
