/** Why one row cannot become events. The row goes to the file of bad rows; the rest of the file is imported. */
export class RowError extends Error {
  override readonly name = 'RowError';

  /** @param column name of the column at fault, or '' when it is the row as a whole. */
  constructor(
    readonly column: string,
    readonly reason: string,
  ) {
    super(column === '' ? reason : `${column}: ${reason}`);
  }
}
