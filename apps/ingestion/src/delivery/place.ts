export { type Fence, type PartitionPlace } from '@docket/ledger';
