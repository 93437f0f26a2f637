export {
  doneRow,
  eventsToken,
  LedgerConflictError,
  type LedgerRow,
  type LedgerTail,
  ledgerTail,
  ledgerToken,
} from '@docket/ledger';
