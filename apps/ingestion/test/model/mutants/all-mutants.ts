import { BATCH_MUTANTS } from './batch-mutants.js';
import { DATABASE_MUTANTS } from './database-mutants.js';
import { FENCE_MUTANTS } from './fence-mutants.js';
import { type Mutant } from './mutant.js';
import { OPENING_MUTANTS } from './opening-mutants.js';
import { REPLAY_MUTANTS } from './replay-mutants.js';
import { WINDOW_MUTANTS } from './window-mutants.js';

/** Mistakes that lose or double events; the checker must find each of them. */
export const MUTANTS: readonly Mutant[] = [
  ...FENCE_MUTANTS,
  ...OPENING_MUTANTS,
  ...BATCH_MUTANTS,
  ...WINDOW_MUTANTS,
  ...DATABASE_MUTANTS,
  ...REPLAY_MUTANTS,
];
