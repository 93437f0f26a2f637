import { type HistoryItem, readHistory } from '@docket/projections';
import { type CliContext } from '../context.js';
import { table } from '../table.js';
import { who } from './replay-view.js';
import { chosen, withProjections } from './with-projections.js';

/** Prints everything that was done to projections, newest first. */
export async function runReplayHistory(
  names: readonly string[],
  { json }: { json?: boolean },
  context: CliContext,
): Promise<void> {
  const wanted = chosen(names).map(({ name }) => name);
  const all = await withProjections(context, ({ writer }) => readHistory(writer));
  const rows = all.filter(({ projection }) => wanted.includes(projection)).map(shown);
  if (json === true) {
    context.out.print(JSON.stringify(rows, undefined, 2));
    return;
  }
  const head = ['when', 'what', 'projection', 'state', 'version', 'who', 'why'];
  const cells = rows.map(({ at, kind, projection, state, version, by, reason }) => {
    return [at, kind, projection, state, String(version), by, reason];
  });
  if (cells.length === 0) context.out.note('nothing was done to projections yet');
  else context.out.print(table(head, cells));
}

/** Field names of the JSON output; kept stable. */
function shown({ id, kind, projection, state, by, reason, entries }: HistoryItem) {
  const at = new Date(entries[0]?.at ?? 0).toISOString();
  const version = entries.findLast((entry) => entry.version > 0)?.version ?? 0;
  return { id, at, kind, projection, state, version, by: who(by), reason };
}
