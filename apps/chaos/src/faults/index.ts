import { clickhouseAway } from './clickhouse-away.js';
import { deletedRecords } from './deleted-records.js';
import { duplicates } from './duplicates.js';
import { type Fault } from './fault.js';
import { kafkaNetwork } from './kafka-network.js';
import { killBroker } from './kill-broker.js';
import { killClickHouse } from './kill-clickhouse.js';
import { killIngestion } from './kill-ingestion.js';
import { killSteps } from './kill-steps.js';
import { lostAnswer } from './lost-answer.js';
import { manyMonths } from './many-months.js';
import { network } from './network.js';
import { offsetsReset } from './offsets-reset.js';
import { poison } from './poison.js';
import { producers } from './producers.js';
import { rebalanceStorm } from './rebalance-storm.js';
import { refusals } from './refusals.js';
import { registryDown } from './registry-down.js';
import { registryNetwork } from './registry-network.js';
import { replay } from './replay.js';
import { sdkNetwork } from './sdk-network.js';
import { stalledPartition } from './stalled-partition.js';
import { twoIngesters } from './two-ingesters.js';
import { upgrade } from './upgrade.js';
import { windowOverrun } from './window-overrun.js';
import { zombie } from './zombie.js';

export { type Fault } from './fault.js';

/** Every fault, in the order they strike. Those that need three brokers are last: they have a stack of their own. */
export const FAULTS: readonly Fault[] = [
  twoIngesters,
  killIngestion,
  killSteps,
  killClickHouse,
  zombie,
  rebalanceStorm,
  lostAnswer,
  network,
  kafkaNetwork,
  sdkNetwork,
  registryNetwork,
  refusals,
  clickhouseAway,
  stalledPartition,
  registryDown,
  offsetsReset,
  duplicates,
  poison,
  manyMonths,
  windowOverrun,
  upgrade,
  replay,
  deletedRecords,
  killBroker,
  producers,
];
