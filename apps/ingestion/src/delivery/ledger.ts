export {
  anotherLog,
  doneRow,
  EMPTY_LEDGER,
  isSameRecord,
  type KnownRecord,
  type LedgerRow,
  ledgerTail,
  recordMark,
  standingOf,
  whyStopped,
} from '@docket/ledger';
