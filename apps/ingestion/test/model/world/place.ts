import { type Reached } from '../checker/coverage.js';
import { type Choices } from '../plan/choices.js';
import { type FaultRates } from '../plan/faults.js';
import { type Operation } from './operation.js';

/** What an actor, and a server, lives in. */
export interface Place {
  readonly choices: Choices;
  readonly rates: FaultRates;
  /** ms since 1970 */
  readonly now: () => number;
  /** What ClickHouse's clock says, which may be set to something else. */
  readonly serverClock: () => number;
  /** Something is under way on a server from now on. */
  readonly begin: (operation: Operation) => void;
  /** Something happened that runs are meant to reach. */
  readonly count: (what: Reached, times?: number) => void;
}
