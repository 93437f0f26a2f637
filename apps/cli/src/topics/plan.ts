import type { TopicState } from '@docket/kafka';
import type { WantedTopic } from './topics-file.js';

/** A configuration entry that is not as it should be. */
interface Difference {
  readonly entry: string;
  /** Undefined when the broker does not know the entry. */
  readonly is: string | undefined;
  readonly should: string;
}

/** A topic as it is, with its configuration in force. */
export interface ExistingTopic extends TopicState {
  readonly config: ReadonlyMap<string, string>;
}

/** What to do about one topic. */
export type TopicPlan =
  | { readonly name: string; readonly step: 'create'; readonly wanted: WantedTopic; readonly replicationFactor: number }
  | { readonly name: string; readonly step: 'correct'; readonly differences: readonly Difference[] }
  | { readonly name: string; readonly step: 'keep' }
  | { readonly name: string; readonly step: 'refuse'; readonly why: string };

/** Tells the broker to use its own default number of replicas. */
const CLUSTER_DEFAULT = -1;

/**
 * What brings a topic to what the file says.
 * @param replicationFactor as asked for; undefined leaves it to the cluster
 */
export function planTopic(
  wanted: WantedTopic,
  existing: ExistingTopic | undefined,
  replicationFactor: number | undefined,
): TopicPlan {
  const { name } = wanted;
  if (!existing) return { name, step: 'create', wanted, replicationFactor: replicationFactor ?? CLUSTER_DEFAULT };
  const why = refusal(wanted, existing, replicationFactor);
  if (why !== undefined) return { name, step: 'refuse', why };
  const differences = differencesOf(wanted, existing);
  return differences.length > 0 ? { name, step: 'correct', differences } : { name, step: 'keep' };
}

/** The entries a topic should have, with what follows from its replicas. */
export function wantedConfig(wanted: WantedTopic, replicationFactor: number): Record<string, string> {
  if (replicationFactor === CLUSTER_DEFAULT) return wanted.config;
  // All but one replica must have a record before it is acknowledged: one may fail without loss and without a stop.
  return { 'min.insync.replicas': String(Math.max(1, replicationFactor - 1)), ...wanted.config };
}

function refusal(wanted: WantedTopic, existing: ExistingTopic, replicationFactor: number | undefined) {
  if (existing.partitions !== wanted.partitions) {
    return (
      `has ${existing.partitions} partitions, the file says ${wanted.partitions}. The number of partitions of a topic ` +
      'that exists is never changed: keys would move to other partitions, and the order of events per ticket would ' +
      `break. Put ${existing.partitions} in the file; a topic with another number is a new topic, filled by a replay`
    );
  }
  if (replicationFactor !== undefined && replicationFactor !== existing.replicationFactor) {
    return (
      `has ${existing.replicationFactor} replicas, --replication-factor says ${replicationFactor}. Replicas of a topic ` +
      "that exists are moved with Kafka's own kafka-reassign-partitions; run this again afterwards"
    );
  }
  return undefined;
}

function differencesOf(wanted: WantedTopic, existing: ExistingTopic): Difference[] {
  return Object.entries(wantedConfig(wanted, existing.replicationFactor))
    .map(([entry, should]) => ({ entry, is: existing.config.get(entry), should }))
    .filter(({ is, should }) => is !== should);
}
