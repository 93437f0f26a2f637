import { ownerOf, reasonOf, ReplayLog, type ReplayRun, stateOf } from '@docket/projections';
import { type CliContext } from '../context.js';
import { table } from '../table.js';
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
        row.owner,
        row.began_at,
        `${row.last_step} ${row.last_step_at}`,
        row.reason,
      ]),
    ),
  );
}

function statusOf(run: ReplayRun) {
  const { projection, entries } = run;
  const [first] = entries;
  const last = entries.at(-1);
  const filled = entries.findLast(({ step }) => step === 'filled')?.detail['records'];
  const time = (at: number | undefined): string => (at === undefined ? '' : new Date(at).toISOString());
  return {
    projection,
    run: run.run,
    state: stateOf(run),
    version: entries.findLast(({ version }) => version > 0)?.version ?? 0,
    records: typeof filled === 'number' ? filled : null,
    pieces: entries.filter(({ step }) => step === 'piece').length,
    owner: ownerOf(run),
    reason: reasonOf(run),
    began_at: time(first?.at),
    last_step: last?.step ?? '',
    last_step_at: time(last?.at),
  };
}
