import { ActivityConverter } from '../convert/activity.js';
import { type Converter } from '../convert/converter.js';
import { type Converted } from '../convert/imported-event.js';
import { type SnapshotsConverter } from '../convert/snapshots.js';
import { RowError } from '../row-error.js';
import { type Row } from '../rows/read-rows.js';
import { groupByCase, type GroupingOptions, type RowOfCase } from './case-groups.js';

/** What became of the next rows of a file. */
export interface ConvertedRows extends Converted {
  /** How many rows these are. */
  readonly rows: number;
}

/** Turns the rows of a file into events, as far as the consumer asks for them. Events of a ticket come in order. */
export function convertFile(
  rows: AsyncIterable<Row>,
  converter: Converter,
  grouping: GroupingOptions,
): AsyncGenerator<ConvertedRows> {
  return converter instanceof ActivityConverter
    ? convertRows(rows, converter)
    : convertCases(rows, converter, grouping);
}

async function* convertRows(rows: AsyncIterable<Row>, converter: ActivityConverter): AsyncGenerator<ConvertedRows> {
  for await (const row of rows) {
    yield attempt(row, () => ({ rows: 1, events: [converter.convert(row)], bad: [] }));
  }
}

async function* convertCases(
  rows: AsyncIterable<Row>,
  converter: SnapshotsConverter,
  grouping: GroupingOptions,
): AsyncGenerator<ConvertedRows> {
  const withoutCase: ConvertedRows[] = [];
  async function* withCase(): AsyncGenerator<RowOfCase> {
    for await (const row of rows) {
      try {
        yield [converter.caseOf(row), row];
      } catch (error) {
        withoutCase.push(badRow(row, error));
      }
    }
  }
  for await (const { caseId, rows: ofCase } of groupByCase(withCase(), grouping)) {
    yield* withoutCase.splice(0);
    yield { rows: ofCase.length, ...converter.convert(caseId, ofCase) };
  }
  yield* withoutCase;
}

function attempt(row: Row, convert: () => ConvertedRows): ConvertedRows {
  try {
    return convert();
  } catch (error) {
    return badRow(row, error);
  }
}

function badRow(row: Row, error: unknown): ConvertedRows {
  if (!(error instanceof RowError)) throw error;
  return { rows: 1, events: [], bad: [{ row, error }] };
}
