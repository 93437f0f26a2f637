import { parse } from 'csv-parse';
import { CommandError } from '../../command-error.js';

/** One row of the file, as written: nothing trimmed, nothing interpreted. */
export interface Row {
  /** Line on which the row begins; the header is on line 1 when nothing is before it. */
  readonly line: number;
  readonly values: readonly string[];
}

/** How the file is written. */
export interface CsvFormat {
  readonly delimiter: string;
  readonly quote: string;
}

/** The first row of the file, and the rest. */
export interface RowReader {
  readonly header: readonly string[];
  readonly rows: AsyncIterable<Row>;
}

/** Larger than any event may be: a row beyond it means that a quote was opened and not closed. */
const MAX_ROW_BYTES = 1_048_576;

/**
 * Reads rows one by one as the consumer asks for them.
 *
 * A quote inside an unquoted value is taken as it is, as most exports mean it. A quote that is opened and never closed
 * leaves no way to tell where rows end, so reading stops there and says so: no row after it is skipped in silence.
 * @throws {CommandError} for a file without a header and for an unclosed quote.
 */
export async function readRows(source: AsyncIterable<Buffer>, format: CsvFormat): Promise<RowReader> {
  const rows = rowsOf(source, format);
  const first = await rows.next();
  if (first.done === true) throw new CommandError('the file is empty: its first line must name the columns');
  return { header: first.value.values.map((name) => name.trim()), rows };
}

/**
 * Rows are taken from the parser as it finds them, and not from its stream: a stream that fails drops what it has read
 * but not yet given.
 */
async function* rowsOf(source: AsyncIterable<Buffer>, format: CsvFormat): AsyncGenerator<Row> {
  const found: Row[] = [];
  const lines = new LineCount();
  let failure: Error | undefined;
  const parser = csvParser(format, (values, endLine) => found.push({ line: lines.startOf(values, endLine), values }));
  parser.on('error', (error) => (failure = error));
  const closed = new Promise<void>((resolve) => parser.once('close', resolve));
  for await (const chunk of source) {
    await new Promise<void>((resolve) =>
      parser.write(chunk, () => {
        resolve();
      }),
    );
    yield* found.splice(0);
    if (failure) throw unclosedQuote(lines.next);
  }
  parser.end();
  parser.resume();
  await closed;
  yield* found;
  if (failure) throw unclosedQuote(lines.next);
}

function csvParser({ delimiter, quote }: CsvFormat, onRecord: (values: string[], endLine: number) => void) {
  return parse({
    bom: true,
    delimiter,
    quote: quote === '' ? false : quote,
    record_delimiter: ['\r\n', '\n'],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW_BYTES,
    on_record: (values: string[], { lines }) => {
      onRecord(values, lines);
      return null;
    },
  });
}

/** Follows on which line rows begin. The parser counts a CR LF inside a quoted value as two lines. */
class LineCount {
  private countedTwice = 0;
  /** Line after the last row. */
  next = 1;

  startOf(values: readonly string[], endLine: number): number {
    this.countedTwice += occurrences(values, '\r\n');
    const end = endLine - this.countedTwice;
    this.next = end + 1;
    return end - occurrences(values, '\n');
  }
}

function occurrences(values: readonly string[], text: string): number {
  return values.reduce((sum, value) => sum + (value.includes(text) ? value.split(text).length - 1 : 0), 0);
}

function unclosedQuote(line: number): CommandError {
  return new CommandError(
    `line ${line}: a quote is opened and not closed, so the rows from here on cannot be told apart. ` +
      'Close it, or set csv.quote to "" in the mapping if the file does not quote values. ' +
      'What came before is imported; importing again adds nothing twice.',
  );
}
