import { RowError } from '../row-error.js';
import { type Row } from './read-rows.js';

/** Said of a name that the file does not have. */
export const NOT_A_COLUMN = 'is not a column of the file';

/** The columns of a file, by name. */
export class Columns {
  private readonly indexes = new Map<string, number>();
  private readonly repeated = new Set<string>();

  /** @param validText whether U+FFFD in a value was written so, and does not stand for bytes that are no text. */
  constructor(
    readonly names: readonly string[],
    private readonly validText: boolean,
  ) {
    names.forEach((name, index) => {
      if (this.indexes.has(name)) this.repeated.add(name);
      else this.indexes.set(name, index);
    });
  }

  /** The index of a column, or why there is none to be had. */
  find(name: string): { readonly index: number } | { readonly problem: string } {
    const index = this.indexes.get(name);
    if (this.repeated.has(name)) return { problem: `column "${name}" comes twice in the file` };
    if (index !== undefined) return { index };
    return { problem: `"${name}" ${NOT_A_COLUMN}` };
  }

  /** @throws {RowError} for a row that does not have a value for each column, or has bytes that are no text. */
  check({ values }: Row): void {
    if (values.length !== this.names.length) {
      throw new RowError('', `has ${values.length} values, the header has ${this.names.length} columns`);
    }
    if (this.validText) return;
    const garbled = values.findIndex((value) => value.includes('\ufffd'));
    if (garbled < 0) return;
    throw new RowError(
      this.names[garbled] ?? '',
      'holds bytes that are not text; is csv.encoding of the mapping right?',
    );
  }
}
