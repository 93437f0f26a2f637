import type { TopicAdmin } from '@docket/kafka';
import { CommandError } from '../command-error.js';
import { planTopic, wantedConfig, type ExistingTopic, type TopicPlan } from './plan.js';
import type { WantedTopic } from './topics-file.js';

/** What of Kafka the topic commands use. */
export type TopicPort = Pick<TopicAdmin, 'topics' | 'create' | 'config' | 'alterConfig'>;

/** What has to be done for each topic; changes nothing. */
export async function planTopics(
  wanted: readonly WantedTopic[],
  admin: TopicPort,
  replicationFactor: number | undefined,
): Promise<TopicPlan[]> {
  const existing = await existingTopics(wanted, admin);
  return wanted.map((topic) => planTopic(topic, existing.get(topic.name), replicationFactor));
}

/**
 * Makes the topics that are missing and corrects the configuration of the others. Nothing is done when one of them is
 * refused. Doing it again does nothing.
 * @returns what was done, in the order of the file
 * @throws {CommandError} naming the topics that cannot be brought to what the file says
 */
export async function applyTopics(
  wanted: readonly WantedTopic[],
  admin: TopicPort,
  replicationFactor: number | undefined,
): Promise<TopicPlan[]> {
  const plans = await planTopics(wanted, admin, replicationFactor);
  const refused = plans.flatMap((plan) => (plan.step === 'refuse' ? [`topic ${plan.name} ${plan.why}`] : []));
  if (refused.length > 0) throw new CommandError(`no topic was changed:\n  ${refused.join('\n  ')}`);
  for (const plan of plans) {
    if (plan.step === 'create') await create(plan, admin);
    if (plan.step === 'correct') await correct(plan, admin);
  }
  // What follows from the replicas is known only now where their number was left to the cluster.
  const created = plans.filter((plan) => plan.step === 'create').map((plan) => plan.wanted);
  for (const plan of await planTopics(created, admin, undefined)) {
    if (plan.step === 'correct') await correct(plan, admin);
  }
  return plans;
}

async function create(plan: Extract<TopicPlan, { step: 'create' }>, admin: TopicPort): Promise<void> {
  const { wanted, replicationFactor } = plan;
  await admin.create({
    name: wanted.name,
    partitions: wanted.partitions,
    replicationFactor,
    config: wantedConfig(wanted, replicationFactor),
  });
}

async function correct(plan: Extract<TopicPlan, { step: 'correct' }>, admin: TopicPort): Promise<void> {
  await admin.alterConfig(plan.name, Object.fromEntries(plan.differences.map(({ entry, should }) => [entry, should])));
}

async function existingTopics(wanted: readonly WantedTopic[], admin: TopicPort): Promise<Map<string, ExistingTopic>> {
  const existing = new Map<string, ExistingTopic>();
  for (const state of await admin.topics(wanted.map((topic) => topic.name))) {
    existing.set(state.name, { ...state, config: await admin.config(state.name) });
  }
  return existing;
}
