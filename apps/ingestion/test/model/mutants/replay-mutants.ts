import { REPLAYS } from '../plan/focus.js';
import { type Mutant } from './mutant.js';

/** Mistakes in how a version of a projection is built while events come in. */
export const REPLAY_MUTANTS: readonly Mutant[] = [
  {
    name: 'a cut is kept although a batch was decided before the view was there',
    replay: { rechecks: false },
    focus: REPLAYS,
  },
  {
    name: 'the target of a void cut is used again',
    replay: { usesFreshNames: false },
    focus: REPLAYS,
  },
  {
    name: 'a version is filled while a batch before the cut is still being written',
    replay: { waits: false },
    focus: REPLAYS,
  },
];
