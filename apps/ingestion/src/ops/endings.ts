import { type CommandOutcome, type ReplayRun, stateOf } from '@docket/projections';

/** How a command ended. */
export type Ending = Pick<CommandOutcome, 'state' | 'detail'>;

/** Text for people, in characters: an outcome is small. */
const DETAIL_CHARACTERS = 2_000;

/** It cannot be carried out, and nothing was changed. */
export function refused(why: string): Ending {
  return { state: 'refused', detail: why.slice(0, DETAIL_CHARACTERS) };
}

/** It is done. */
export function done(what: string): Ending {
  return { state: 'done', detail: what.slice(0, DETAIL_CHARACTERS) };
}

/** How a replay has ended. */
export function endingOf(run: ReplayRun): Ending {
  const state = stateOf(run) as Ending['state'];
  return { state, detail: detailOf(run, state).slice(0, DETAIL_CHARACTERS) };
}

function detailOf({ entries }: ReplayRun, state: Ending['state']): string {
  const last = entries.findLast(({ step }) => step === state);
  const version = last?.version ?? 0;
  const why = last?.detail['why'] ?? last?.detail['reason'];
  switch (state) {
    case 'switched':
      return `readers see version ${version}`;
    case 'dropped':
      return `version ${version} is equal to the events and was dropped: it was a dry run`;
    case 'failed':
      return typeof why === 'string' ? why : `version ${version} is not equal to the events; readers see what they saw`;
    case 'aborted':
    case 'done':
    case 'refused':
      return typeof why === 'string' ? why : '';
  }
}
