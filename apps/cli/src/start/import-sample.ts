import { type DocketClient } from '@docket/client';
import { type CliContext } from '../context.js';
import { importWith } from '../import/run/run-import.js';
import { Tally } from '../import/run/tally.js';
import { countRejected } from './count-rejected.js';
import { countStored, type Counts, missingFrom, sum, untilStored } from './count-stored.js';
import { startFile } from './start-files.js';
import { readSampleRecord, SAMPLE, writeSampleRecord } from './sample.js';

/** What became of the sample. */
export interface SampleOutcome {
  /** Undefined when an earlier start imported it. */
  readonly published: { readonly events: number; readonly seconds: number; readonly queryableMs: number } | undefined;
  readonly expected: Counts;
  readonly stored: Counts;
  readonly rejected: number;
  readonly badRows: number;
  /** What is not as it was published, in words; empty when all is well. */
  readonly faults: readonly string[];
}

/** Makes sure that the sample is in the log: imports it, or counts what an earlier start imported. */
export async function ensureSample(context: CliContext, client: DocketClient): Promise<SampleOutcome> {
  const known = readSampleRecord(context.dataDir());
  if (!known) return importSample(context, client);
  const stored = await untilStored(client, known.actions, context.signal);
  const missing = missingFrom(stored, known.actions);
  const rejected = await countRejected(context);
  return {
    published: undefined,
    expected: known.actions,
    stored,
    rejected,
    badRows: 0,
    faults: faultsOf(missing, stored, known.actions),
  };
}

async function importSample(context: CliContext, client: DocketClient): Promise<SampleOutcome> {
  const before = { stored: await countStored(client, context.signal), rejected: await countRejected(context) };
  const tally = new Tally();
  const badRowsFile = startFile(context.dataDir(), 'badRows');
  await importWith({ file: SAMPLE.file, mapping: SAMPLE.mapping, tenant: SAMPLE.tenant }, badRowsFile, tally, context);
  context.signal.throwIfAborted();
  const publishedAt = performance.now();
  const seconds = tally.seconds;
  const expected = tally.actions;
  const stored = await untilStored(client, expected, context.signal);
  const queryableMs = performance.now() - publishedAt;
  const rejected = (await countRejected(context)) - before.rejected;
  const faults = [
    ...faultsOf(missingFrom(stored, expected), stored, expected),
    ...(sum(before.stored) === 0 ? surplusOf(stored, expected) : []),
    ...(rejected > 0 ? [`${rejected} records were rejected; their reasons are in the table audit_rejections`] : []),
    ...(tally.badRows > 0 ? [`${tally.badRows} rows were bad: ${badRowsFile}`] : []),
  ];
  if (faults.length === 0) writeSampleRecord(context.dataDir(), { events: tally.events, actions: expected });
  return {
    published: { events: tally.events, seconds, queryableMs },
    expected,
    stored,
    rejected,
    badRows: tally.badRows,
    faults,
  };
}

function faultsOf(missing: readonly string[], stored: Counts, expected: Counts): string[] {
  return missing.map((action) => `${action}: ${expected[action] ?? 0} published, ${stored[action] ?? 0} stored`);
}

/** In a log that was empty there is nothing but what was published. */
function surplusOf(stored: Counts, expected: Counts): string[] {
  const surplus = Object.keys(stored).filter((action) => (stored[action] ?? 0) > (expected[action] ?? 0));
  return faultsOf(surplus, stored, expected);
}
