import { ownerOf, reasonOf, type ReplayRun, type Requester, requesterOf, stateOf } from '@docket/projections';

/** A replay as it is shown. Times as ISO 8601; field names of the JSON output, kept stable. */
export interface ReplayView {
  readonly run: string;
  readonly state: string;
  /** Who wanted it. */
  readonly by: string;
  /** The process that works on it, or did last. */
  readonly owner: string;
  readonly reason: string;
  readonly began_at: string;
  readonly last_step: string;
  readonly last_step_at: string;
}

/** What is shown of a replay wherever one is. */
export function replayView(run: ReplayRun): ReplayView {
  const [first] = run.entries;
  const last = run.entries.at(-1);
  const time = (at: number | undefined): string => (at === undefined ? '' : new Date(at).toISOString());
  return {
    run: run.run,
    state: stateOf(run),
    by: who(requesterOf(run)),
    owner: ownerOf(run),
    reason: reasonOf(run),
    began_at: time(first?.at),
    last_step: last?.step ?? '',
    last_step_at: time(last?.at),
  };
}

/** In words: a key of the API by its name, an operator by user and machine. */
export function who({ type, id, name }: Requester): string {
  return type === 'API' ? `${name ?? ''} (key ${id})`.trim() : id;
}
