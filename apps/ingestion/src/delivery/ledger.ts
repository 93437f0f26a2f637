export { doneRow, type LedgerRow, ledgerTail } from '@docket/ledger';
