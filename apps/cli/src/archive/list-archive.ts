import { summarizeArchive } from '@docket/archive';
import { type CliContext } from '../context.js';
import { table } from '../table.js';
import { withLocation } from './with-location.js';

/** The options of `docket archive list`. */
export interface ListArchiveOptions {
  readonly from: string;
  readonly json?: boolean;
}

const HEAD = ['topic', 'epoch', 'partition', 'first', 'last', 'days', 'ranges', 'events', 'rejections', 'bytes'];

/** Prints what an archive has. */
export async function listArchive({ from, json }: ListArchiveOptions, context: CliContext): Promise<void> {
  const summaries = await withLocation(from, context, summarizeArchive);
  if (json === true) {
    context.out.print(JSON.stringify(summaries, undefined, 2));
    return;
  }
  const rows = summaries.map(({ topic, days, ...numbers }) => [
    topic,
    String(numbers.epoch),
    String(numbers.partition),
    String(numbers.first),
    String(numbers.last),
    days.from === days.to ? days.from : `${days.from} to ${days.to}`,
    numbers.ranges.toLocaleString('en'),
    numbers.events.toLocaleString('en'),
    numbers.rejections.toLocaleString('en'),
    numbers.bytes.toLocaleString('en'),
  ]);
  context.out.print(table(HEAD, rows));
  if (rows.length === 0) context.out.note(`there is no archive at ${from}`);
}
