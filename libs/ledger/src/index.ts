export { lossRows, type Signature, unwrittenOf } from './accepted-loss.js';
export { type FateRun, type Unstored } from './fate.js';
export { batchGuard, fenceGuard } from './guard.js';
export {
  doneRow,
  eventsToken,
  LedgerConflictError,
  type LedgerRow,
  type LedgerTail,
  ledgerTail,
  ledgerToken,
} from './ledger.js';
export { LedgerStore } from './ledger-store.js';
export { type Fence, fencePrefix, type PartitionPlace, queryPrefix } from './place.js';
export { EpochEndedError, FenceLostError, refusals, WindowPassedError } from './refusals.js';
export { type LogRange, positionOf, type Standing, standingOf, whyStopped } from './standing.js';
