import { type ProjectionState, projectionStates, ReplayLog, type ReplayRun } from '@docket/projections';
import { type CliContext } from '../context.js';
import { table } from '../table.js';
import { type ReplayView, replayView } from './replay-view.js';
import { chosen, withProjections } from './with-projections.js';

/** How a projection stands. */
interface ProjectionView {
  readonly name: string;
  readonly doc: string;
  /** The version that readers see. */
  readonly reads: number | null;
  readonly versions: readonly { readonly version: number; readonly is_fed: boolean }[];
  /** The last one. */
  readonly replay: ReplayView | null;
}

/** Prints how projections stand: what readers see, what is there besides, and what was done last. */
export async function listProjections({ json }: { json?: boolean }, context: CliContext): Promise<void> {
  const definitions = chosen([]);
  const names = definitions.map(({ name }) => name);
  const views = await withProjections(context, async ({ writer, owner }) => {
    const states = await projectionStates(writer, names);
    const runs = await new ReplayLog(writer, owner).runs(states.map(({ name }) => name));
    return states.map((state) => viewOf(state, definitions.find(({ name }) => name === state.name)?.doc ?? '', runs));
  });
  if (json === true) {
    context.out.print(JSON.stringify(views, undefined, 2));
    return;
  }
  const rows = views.map(({ name, reads, versions, replay }) => [
    name,
    reads === null ? 'none' : String(reads),
    versions.map(({ version, is_fed }) => `${version}${is_fed ? '' : ' (not fed)'}`).join(', '),
    replay === null ? '' : `${replay.state} ${replay.last_step_at}`,
  ]);
  context.out.print(table(['projection', 'readers see', 'versions', 'last replay'], rows));
  const unread = views.filter(({ reads }) => reads === null).map(({ name }) => name);
  if (unread.length > 0) context.out.note(`nobody can read these yet: docket replay ${unread.join(' ')}`);
}

function viewOf({ name, reads, versions }: ProjectionState, doc: string, runs: readonly ReplayRun[]): ProjectionView {
  const run = runs.findLast(({ projection }) => projection === name);
  const all = versions.map(({ version, isFed }) => ({ version, is_fed: isFed }));
  return { name, doc, reads: reads ?? null, versions: all, replay: run ? replayView(run) : null };
}
