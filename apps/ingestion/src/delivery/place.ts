export { type Fence, fencePrefix, type PartitionPlace, queryPrefix } from '@docket/ledger';
