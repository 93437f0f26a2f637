import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { DEFAULT_LIMITS } from '@docket/clickhouse';
import { Problem } from '@docket/http';
import { type TenantReader } from '../access/tenant-reader.js';
import { EXPORT_SETTINGS } from '../tokens.js';
import { checkedRows } from './checked-rows.js';
import { countRows } from './count-rows.js';
import { Cuts } from './cuts.js';
import { type ExportSettings } from './export-settings.js';
import { FORMAT_RULES } from './formats.js';
import { exportedRows, type Selection } from './selection.js';

/** How long a client may take for its file, seconds: as long its query is open. */
const DOWNLOAD_SECONDS = 300;
/** Bytes that may wait for a client. */
const BUFFER_BYTES = 64 * 1024;

/** A file that has begun. */
export interface DirectExport {
  /** Rows that it has. */
  readonly rows: number;
  readonly file: Readable;
}

/** Files that are sent as they are made. */
@Injectable()
export class DirectExports {
  constructor(
    @Inject(Cuts) private readonly cuts: Cuts,
    @Inject(EXPORT_SETTINGS) private readonly settings: ExportSettings,
  ) {}

  /**
   * Resolves when its first bytes are there, so that what is wrong with the question is an answer and no broken file.
   * @throws {Problem} 422 beyond the rows that may be sent at once
   * @throws {ClickHouseError}
   */
  async begin(tenant: TenantReader, selection: Selection): Promise<DirectExport> {
    const { directRows } = this.settings;
    const cut = await this.cuts.take();
    const rows = await countRows(tenant, selection.filter, cut, directRows);
    if (rows > directRows) throw tooLarge(directRows);
    const limits = { ...DEFAULT_LIMITS, executionSeconds: DOWNLOAD_SECONDS, resultRows: directRows };
    const rules = FORMAT_RULES[selection.format];
    const file = checkedRows(exportedRows(tenant, selection, { cut, limits }), rules.counter(), rows);
    const first = await file.next();
    const bytes = whole(rules.header(selection.columns), first, file);
    return { rows, file: Readable.from(bytes, { objectMode: false, highWaterMark: BUFFER_BYTES }) };
  }
}

async function* whole(
  header: string,
  first: IteratorResult<Buffer, void>,
  rest: AsyncGenerator<Buffer, void>,
): AsyncGenerator<Buffer> {
  try {
    if (header !== '') yield Buffer.from(header);
    if (first.done !== true) yield first.value;
    yield* rest;
  } finally {
    // A client may go away before the rest was begun.
    await rest.return();
  }
}

function tooLarge(rows: number): Problem {
  const detail = `Limit on rows: these are more than ${rows} events, which is most that is sent at once. Narrow it, or ask for a file: POST /v1/exports.`;
  return new Problem('limit-exceeded', detail);
}
