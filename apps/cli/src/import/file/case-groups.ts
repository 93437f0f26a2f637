import { createHash } from 'node:crypto';
import { type Row } from '../rows/read-rows.js';
import { Buckets } from './buckets.js';

/** All rows of one case, in the order of the file. */
export interface CaseRows {
  readonly caseId: string;
  readonly rows: readonly Row[];
}

/** How rows are kept until all of a case are there. */
export interface GroupingOptions {
  /** 1 keeps everything in memory; more puts the rows into that many files, of which one at a time is in memory. */
  readonly buckets: number;
  /** Existing folder for these files; they take about as much room as the rows themselves. */
  readonly folder: string;
}

/** A row together with the case it belongs to. */
export type RowOfCase = readonly [caseId: string, row: Row];

/**
 * Brings the rows of each case together, wherever in the file they are. Cases come in no particular order, but in the
 * same one every time.
 */
export async function* groupByCase(rows: AsyncIterable<RowOfCase>, options: GroupingOptions): AsyncGenerator<CaseRows> {
  if (options.buckets <= 1) {
    yield* casesOf(rows);
    return;
  }
  const buckets = new Buckets(options.folder, options.buckets);
  try {
    for await (const [caseId, row] of rows) buckets.add(bucketOf(caseId, options.buckets), [caseId, row]);
    for (let index = 0; index < options.buckets; index++) yield* casesOf(buckets.read(index));
  } finally {
    buckets.remove();
  }
}

async function* casesOf(rows: AsyncIterable<RowOfCase>): AsyncGenerator<CaseRows> {
  const cases = new Map<string, Row[]>();
  for await (const [caseId, row] of rows) {
    const known = cases.get(caseId);
    if (known) known.push(row);
    else cases.set(caseId, [row]);
  }
  for (const [caseId, ofCase] of cases) yield { caseId, rows: ofCase };
}

function bucketOf(caseId: string, buckets: number): number {
  return createHash('sha256').update(caseId).digest().readUInt32BE(0) % buckets;
}
