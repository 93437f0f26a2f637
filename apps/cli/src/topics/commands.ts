import path from 'node:path';
import { kafkaConfig, loadConfig } from '@docket/config';
import { connectAdmin, KafkaFailure } from '@docket/kafka';
import { InvalidArgumentError, type Command } from 'commander';
import { CommandError, unreachableError } from '../command-error.js';
import { kafkaSettings } from '../connections.js';
import type { CliContext } from '../context.js';
import { WORKSPACE_ROOT } from '../workspace.js';
import { applyTopics, planTopics, type TopicPort } from './apply.js';
import type { TopicPlan } from './plan.js';
import { readTopicsFile, type WantedTopic } from './topics-file.js';

interface TopicsOptions {
  readonly file: string;
  readonly replicationFactor?: number;
  readonly dryRun?: boolean;
}

const EXAMPLES = `
Examples:
  $ docket topics apply --dry-run             show what would be made or corrected
  $ docket topics apply --replication-factor 3
  $ docket topics list                        what is there, and how it differs from the file`;

/** `docket topics apply|list`: the topics of `schemas/topics.yaml`. */
export function registerTopicsCommands(program: Command, context: CliContext): void {
  const topics = program
    .command('topics')
    .description('make and check the Kafka topics')
    .addHelpText('after', EXAMPLES);
  const file = path.join(WORKSPACE_ROOT, 'schemas/topics.yaml');
  topics
    .command('apply')
    .description('make the topics that are missing, correct configuration that has drifted; repeatable')
    .option('-f, --file <file>', 'the topics as they should be', file)
    .option('--replication-factor <n>', "replicas of new topics (default: the cluster's)", replicas)
    .option('--dry-run', 'show what would be done, change nothing')
    .action(async (options: TopicsOptions) => {
      await withAdmin(context, (admin) => runApply(options, admin, context));
    });
  topics
    .command('list')
    .description('the topics as they are, and how they differ from the file')
    .option('-f, --file <file>', 'the topics as they should be', file)
    .action(async (options: TopicsOptions) => {
      await withAdmin(context, (admin) => runList(options, admin, context));
    });
}

async function runApply(options: TopicsOptions, admin: TopicPort, context: CliContext): Promise<void> {
  const { out } = context;
  const wanted = wantedTopics(options, context);
  if (!options.dryRun) {
    const done = await applyTopics(wanted, admin, options.replicationFactor);
    for (const line of done.flatMap((plan) => planLines(plan, DONE))) out.print(line);
    return;
  }
  const plans = await planTopics(wanted, admin, options.replicationFactor);
  for (const line of plans.flatMap((plan) => planLines(plan, TO_DO))) out.print(line);
  // A plan that would be refused is a failed one, so that a pipeline can stop here.
  if (plans.some((plan) => plan.step === 'refuse')) throw new CommandError('');
}

async function runList(options: TopicsOptions, admin: TopicPort, context: CliContext): Promise<void> {
  const { out } = context;
  const wanted = wantedTopics(options, context);
  const states = new Map((await admin.topics(wanted.map((topic) => topic.name))).map((state) => [state.name, state]));
  for (const plan of await planTopics(wanted, admin, undefined)) {
    const state = states.get(plan.name);
    const size = state
      ? `${counted(state.partitions, 'partition')}, ${counted(state.replicationFactor, 'replica')}`
      : 'missing';
    const [, ...differences] = planLines(plan, TO_DO);
    out.print(`${plan.name}: ${size}${plan.step === 'refuse' ? `; ${plan.why}` : ''}`);
    for (const line of differences) out.print(line);
  }
}

/** The topics of the file under the names of this installation. */
function wantedTopics({ file }: TopicsOptions, context: CliContext): WantedTopic[] {
  const { topicPrefix } = loadConfig(kafkaConfig, context.environment());
  return readTopicsFile(file).map((topic) => ({ ...topic, name: topicPrefix + topic.name }));
}

const DONE = { create: 'made', correct: 'corrected', keep: 'as it should be', refuse: 'refused' } as const;
const TO_DO = { create: 'to be made', correct: 'to be corrected', keep: 'as it should be', refuse: 'refused' } as const;

function planLines(plan: TopicPlan, words: Readonly<Record<TopicPlan['step'], string>>): string[] {
  const head = `${plan.name}: ${words[plan.step]}`;
  switch (plan.step) {
    case 'create':
      return [`${head}, ${counted(plan.wanted.partitions, 'partition')}`];
    case 'correct':
      return [
        head,
        ...plan.differences.map(({ entry, is, should }) => `  ${entry}: ${is ?? '(not set)'} -> ${should}`),
      ];
    case 'keep':
      return [head];
    case 'refuse':
      return [`${head}: it ${plan.why}`];
  }
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

async function withAdmin(context: CliContext, work: (admin: TopicPort) => Promise<void>): Promise<void> {
  const settings = kafkaSettings(context);
  try {
    const admin = await connectAdmin(settings, { clientId: 'docket-cli' });
    try {
      await work(admin);
    } finally {
      await admin.close();
    }
  } catch (error) {
    if (!(error instanceof KafkaFailure && error.verdict === 'retry')) throw error;
    throw unreachableError(`Kafka at ${settings.brokers.join(', ')}: ${error.message}\n${START_IT}`);
  }
}

const START_IT = 'Is it running? `docket doctor` checks every part; `docket up` starts the local stack.';

function replicas(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= 32_767) return number;
  throw new InvalidArgumentError('must be a whole number from 1 up');
}
