import { type Fault } from './fault.js';
import { killClickHouse } from './kill-clickhouse.js';
import { killIngestion } from './kill-ingestion.js';

export { type Fault } from './fault.js';

/** Every fault, in the order they strike. */
export const FAULTS: readonly Fault[] = [killIngestion, killClickHouse];
