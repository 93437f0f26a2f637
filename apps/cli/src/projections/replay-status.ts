import { ReplayLog, type ReplayRun } from '@docket/projections';
import { type CliContext } from '../context.js';
import { table } from '../table.js';
import { replayView } from './replay-view.js';
import { chosen, withProjections } from './with-projections.js';

/** Prints the last replay of each projection. */
export async function runReplayStatus({ json }: { json?: boolean }, context: CliContext): Promise<void> {
  const names = chosen([]).map(({ name }) => name);
  const runs = await withProjections(context, ({ writer, owner }) => new ReplayLog(writer, owner).runs(names));
  const last = names.flatMap((name) => runs.findLast(({ projection }) => projection === name) ?? []);
  const rows = last.map(statusOf);
  if (json === true) {
    context.out.print(JSON.stringify(rows, undefined, 2));
    return;
  }
  if (rows.length === 0) {
    context.out.note('nothing was replayed yet');
    return;
  }
  const head = ['projection', 'state', 'version', 'records', 'by', 'began', 'last step', 'reason'];
  context.out.print(
    table(
      head,
      rows.map((row) => [
        row.projection,
        row.state,
        String(row.version),
        row.records === null ? '' : row.records.toLocaleString('en'),
        row.by,
        row.began_at,
        `${row.last_step} ${row.last_step_at}`,
        row.reason,
      ]),
    ),
  );
}

function statusOf(run: ReplayRun) {
  const { projection, entries } = run;
  const filled = entries.findLast(({ step }) => step === 'filled')?.detail['records'];
  return {
    projection,
    ...replayView(run),
    version: entries.findLast(({ version }) => version > 0)?.version ?? 0,
    records: typeof filled === 'number' ? filled : null,
    pieces: entries.filter(({ step }) => step === 'piece').length,
  };
}
