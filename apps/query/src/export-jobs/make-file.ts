import { setTimeout } from 'node:timers/promises';
import { ClickHouseError, DEFAULT_LIMITS } from '@docket/clickhouse';
import { type TenantReader } from '../access/tenant-reader.js';
import { checkedRows, NotWholeError } from '../exports/checked-rows.js';
import { type Cut } from '../exports/cut.js';
import { FORMAT_RULES } from '../exports/formats.js';
import { type Part, readParts } from '../exports/parts.js';
import { exportedRows, type Selection } from '../exports/selection.js';
import { type ExportFile } from './export-file.js';

/** More rows than one file may have. */
export class TooManyRowsError extends Error {
  override readonly name = 'TooManyRowsError';

  constructor(
    readonly rows: number,
    readonly most: number,
  ) {
    super(`${rows} rows, of ${most} at most`);
  }
}

/** What a file is made of. */
export interface Work {
  readonly tenant: TenantReader;
  readonly selection: Selection;
  readonly cut: Cut;
  /** Rows that it may have. */
  readonly mostRows: number;
  readonly file: ExportFile;
  /** Ends it. */
  readonly signal: AbortSignal;
  /** Told as it goes on. */
  readonly onProgress: (progress: { readonly total: number; readonly rows: number }) => void;
}

const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 500;
/** Of a part that is joined with others. */
const PART_SECONDS = 300;
/** Of a file that is one query: the longest that there is. */
export const WHOLE_SECONDS = 3_600;

/**
 * Writes all rows of an export, part by part. A part that fails and may not fail again is read again.
 * @throws {TooManyRowsError}
 * @throws {NotWholeError}
 * @throws {ClickHouseError}
 */
export async function makeFile(work: Work): Promise<void> {
  const { tenant, selection, cut, file, signal } = work;
  const rules = FORMAT_RULES[selection.format];
  const parts = await patiently(() => readParts(tenant, selection, cut), signal);
  const total = parts.reduce((sum, { rows }) => sum + rows, 0);
  if (total > work.mostRows) throw new TooManyRowsError(total, work.mostRows);
  const header = Buffer.from(rules.header(selection.columns));
  if (header.length > 0) await file.add(once(header), signal);
  let rows = 0;
  work.onProgress({ total, rows });
  for (const part of rules.isJoinable ? parts : [wholeOf(total)]) {
    await patiently(() => addPart(work, part), signal);
    rows += part.rows;
    work.onProgress({ total, rows });
  }
}

/** A part of everything: it has no bounds. */
function wholeOf(rows: number): Pick<Part, 'rows'> {
  return { rows };
}

async function addPart({ tenant, selection, cut, file, signal, mostRows }: Work, part: Part | Pick<Part, 'rows'>) {
  const rules = FORMAT_RULES[selection.format];
  const span = 'from' in part ? part : undefined;
  const limits = {
    ...DEFAULT_LIMITS,
    executionSeconds: span === undefined ? WHOLE_SECONDS : PART_SECONDS,
    resultRows: mostRows,
  };
  const rows = exportedRows(tenant, selection, { cut, span, limits });
  await file.add(checkedRows(rows, rules.counter(), part.rows), signal);
}

/** Tries again what may pass by itself: a server that is away, or an answer that broke off. */
async function patiently<T>(attempt: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let n = 1; ; n += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (signal.aborted || n === ATTEMPTS || !mayPass(error)) throw error;
      await setTimeout(FIRST_PAUSE_MS * 2 ** (n - 1), undefined, { signal });
    }
  }
}

function mayPass(error: unknown): boolean {
  if (error instanceof NotWholeError) return true;
  return error instanceof ClickHouseError && error.verdict === 'retry';
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(bytes);
}
