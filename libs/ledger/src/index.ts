export { lossRows, type Signature, unwrittenOf } from './accepted-loss.js';
export { type BrokenView, BrokenViews } from './broken-views.js';
export { type FateRun, type Unstored } from './fate.js';
export { batchGuard, fenceGuard } from './guard.js';
export {
  doneRow,
  EMPTY_LEDGER,
  eventsToken,
  LedgerConflictError,
  type LedgerRow,
  type LedgerTail,
  ledgerTail,
  ledgerToken,
} from './ledger.js';
export { LedgerStore } from './ledger-store.js';
export { beforeBounds, behindBounds, type OffsetBounds } from './offset-bounds.js';
export { foundRow, ledgerRowOf, ROW_COLUMNS } from './found-row.js';
export { mayPass, pause, waitOut } from './wait-out.js';
export { databaseNow } from './database-now.js';
export { type Fence, fencePrefix, type PartitionPlace, queryPrefix } from './place.js';
export { isSameRecord, type KnownRecord, type MarkedRecord, recordMark } from './record-mark.js';
export {
  EpochEndedError,
  FenceLostError,
  HeldError,
  refusals,
  ViewFailedError,
  WindowPassedError,
} from './refusals.js';
export { anotherLog, type LogRange, positionOf, type Standing, standingOf, whyStopped } from './standing.js';
export { type HeldTopic, HoldEndedError, type LedgerEnd, TopicHold } from './topic-hold.js';
