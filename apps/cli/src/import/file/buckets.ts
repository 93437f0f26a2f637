import { appendFileSync, createReadStream, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type RowOfCase } from './case-groups.js';

const BUFFERED_CHARACTERS = 65_536;

/** Temporary files, one line of JSON per row. */
export class Buckets {
  private readonly folder: string;
  private readonly waiting: string[];

  constructor(parent: string, count: number) {
    this.folder = mkdtempSync(path.join(parent, 'docket-import-'));
    this.waiting = new Array<string>(count).fill('');
  }

  add(index: number, [caseId, { line, values }]: RowOfCase): void {
    const text = `${this.waiting[index] ?? ''}${oneLine([caseId, line, ...values])}\n`;
    const full = text.length > BUFFERED_CHARACTERS;
    if (full) appendFileSync(this.file(index), text);
    this.waiting[index] = full ? '' : text;
  }

  /** The rows of one bucket, in the order in which they were added. */
  async *read(index: number): AsyncGenerator<RowOfCase> {
    appendFileSync(this.file(index), this.waiting[index] ?? '');
    this.waiting[index] = '';
    const lines = createInterface({ input: createReadStream(this.file(index)), crlfDelay: Infinity });
    for await (const text of lines) {
      const [caseId, line, ...values] = JSON.parse(text) as [string, number, ...string[]];
      yield [caseId, { line, values }];
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private file(index: number): string {
    return path.join(this.folder, `${index}.ndjson`);
  }
}

/** JSON without the separators that `readline` takes for line ends and JSON leaves as they are. */
function oneLine(values: readonly (string | number)[]): string {
  return JSON.stringify(values).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
