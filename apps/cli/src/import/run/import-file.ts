import { type AvroRecord } from '@docket/events';
import { type EventSink } from '../../publish/event-sink.js';
import { SendWindow } from '../../publish/send-window.js';
import { createConverter } from '../convert/converter.js';
import { type ImportedEvent } from '../convert/imported-event.js';
import { convertFile, type ConvertedRows } from '../file/convert-file.js';
import { surveyFile, utf8Chunks } from '../file/text-file.js';
import { columnOfField } from '../mapping/column-of-field.js';
import { type MappingFile } from '../mapping/mapping-file.js';
import { RowError } from '../row-error.js';
import { readRows } from '../rows/read-rows.js';
import { BadRowFile } from './bad-row-file.js';
import { type ImportProgress } from './progress.js';
import { type Tally } from './tally.js';

/** One import. */
export interface ImportJob {
  readonly file: string;
  readonly mapping: MappingFile;
  readonly tenant: string;
  readonly schemas: Readonly<Record<string, AvroRecord>>;
  readonly badRowsFile: string;
  /** For large files in snapshots mode; see {@link IN_MEMORY_BYTES}. */
  readonly tempFolder: string;
  readonly window: number;
  readonly tally: Tally;
  readonly progress: ImportProgress;
  readonly signal: AbortSignal;
}

/**
 * Snapshots need all rows of a case together. Files up to this size are grouped in memory; larger ones through
 * temporary files of about half this size each, so that memory stays bounded whatever the file's size.
 */
export const IN_MEMORY_BYTES = 64 * 1024 * 1024;

/**
 * Imports a file. The sink is asked for only when mapping and file fit, and is closed in the end.
 * @throws {CommandError} for a mapping or file that cannot be used, or what made publishing fail; `tally` says how far it came.
 */
export async function importFile(job: ImportJob, openSink: () => Promise<EventSink>): Promise<void> {
  const { csv } = job.mapping.spec;
  const survey = await surveyFile(job.file, csv.encoding);
  const { header, rows } = await readRows(utf8Chunks(job.file, csv.encoding), csv);
  const { tenant, schemas } = job;
  const converter = createConverter(job.mapping, { tenant, schemas, header, validText: survey.valid });
  const grouping = { buckets: bucketsFor(survey.bytes), folder: job.tempFolder };
  const badRows = new BadRowFile(job.badRowsFile, header);
  const sink = await openSink();
  job.progress.start(Math.max(survey.lines - 1, 0));
  try {
    await publish(convertFile(rows, converter, grouping), sink, badRows, job);
  } finally {
    job.progress.stop(job.tally);
    await sink.close();
    badRows.close();
  }
}

function bucketsFor(bytes: number): number {
  return bytes <= IN_MEMORY_BYTES ? 1 : Math.ceil((bytes * 2) / IN_MEMORY_BYTES);
}

async function publish(source: AsyncIterable<ConvertedRows>, sink: EventSink, badRows: BadRowFile, job: ImportJob) {
  const { tally, signal } = job;
  const reject = (row: ImportedEvent['row'], error: RowError) => {
    tally.bad(row.line);
    badRows.add(row, error);
  };
  const window = new SendWindow<ImportedEvent>(sink, job.window, {
    sent: (event) => {
      tally.published(event.action);
    },
    refused: (event, { action, field, problem }) => {
      reject(event.row, new RowError(columnOfField(job.mapping.spec, field), `${action}: ${field} ${problem}`));
    },
  });
  for await (const { rows, events, bad } of source) {
    if (signal.aborted) break;
    for (const { row, error } of bad) reject(row, error);
    for (const event of events) await window.send(event);
    tally.rows += rows;
    job.progress.update(tally);
  }
  await window.drain();
}
