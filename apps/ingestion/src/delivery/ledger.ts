export { doneRow, type LedgerRow, type LedgerTail, ledgerTail } from '@docket/ledger';
