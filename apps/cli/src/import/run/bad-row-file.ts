import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { type RowError } from '../row-error.js';
import { csvLine } from '../rows/csv-line.js';
import { type Row } from '../rows/read-rows.js';

/**
 * The rows that could not be imported: line in the file, column, reason, and the row as it was. There is a file only
 * when there is such a row.
 */
export class BadRowFile {
  private file: number | undefined;

  constructor(
    readonly path: string,
    private readonly header: readonly string[],
  ) {
    // What an earlier run left there is about that run.
    rmSync(path, { force: true });
  }

  add({ line, values }: Row, { column, reason }: RowError): void {
    if (this.file === undefined) {
      this.file = openSync(this.path, 'w');
      writeSync(this.file, csvLine(['line', 'column', 'reason', ...this.header]));
    }
    writeSync(this.file, csvLine([String(line), column, reason, ...values]));
  }

  close(): void {
    if (this.file !== undefined) closeSync(this.file);
  }
}
