import { KILLS, LATE_INSERTS } from '../plan/focus.js';
import { type Mutant } from './mutant.js';

/** What the protocol needs of ClickHouse: without it the same code loses or doubles. */
export const DATABASE_MUTANTS: readonly Mutant[] = [
  {
    name: 'a query is listed as running only after its guard was read',
    server: { lists: ({ stepsTaken }) => stepsTaken > 0 },
    focus: LATE_INSERTS,
  },
  {
    name: 'a killed query is listed no more while it still writes',
    seed: 3,
    server: { lists: ({ killed }) => !killed },
    focus: LATE_INSERTS,
  },
  {
    name: 'a token is trusted although the server was killed since',
    server: { trustsOldTokens: true },
    focus: KILLS,
  },
];
