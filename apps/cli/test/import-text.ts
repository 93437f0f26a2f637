import { Readable } from 'node:stream';
import { ACTION_SCHEMAS } from '@docket/events';
import { createConverter } from '../src/import/convert/converter.js';
import { type BadRow, type ImportedEvent } from '../src/import/convert/imported-event.js';
import { convertFile } from '../src/import/file/convert-file.js';
import { readMapping } from '../src/import/mapping/mapping-file.js';
import { readRows } from '../src/import/rows/read-rows.js';

/** What an import made of a text. */
export interface Imported {
  readonly events: ImportedEvent[];
  readonly bad: BadRow[];
}

/** Converts a CSV text as `docket import` does, without files and without publishing. */
export async function importText(
  csv: string,
  mapping: string,
  grouping = { buckets: 1, folder: '' },
): Promise<Imported> {
  const file = readMapping(mapping, 'test.mapping.yaml');
  const { header, rows } = await readRows(Readable.from([Buffer.from(csv)]), file.spec.csv);
  const converter = createConverter(file, { tenant: 't1', header, schemas: ACTION_SCHEMAS, validText: true });
  const all: Imported = { events: [], bad: [] };
  for await (const { events, bad } of convertFile(rows, converter, grouping)) {
    all.events.push(...events);
    all.bad.push(...bad);
  }
  return all;
}

/** What is told about a bad row. */
export const told = ({ row, error }: BadRow) => `${row.line} ${error.column}: ${error.reason}`;
