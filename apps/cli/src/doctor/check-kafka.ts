import path from 'node:path';
import { ingestionConfig, loadConfig } from '@docket/config';
import { connectAdmin, type TopicAdmin } from '@docket/kafka';
import { installedTopics, kafkaSettings } from '../connections.js';
import { type CliContext } from '../context.js';
import { planTopics } from '../topics/apply.js';
import { readTopicsFile } from '../topics/topics-file.js';
import { WORKSPACE_ROOT } from '../workspace.js';
import { checkedSystem, type Finding, note, ok, problem } from './finding.js';

const ADVICE =
  'start it (`docket up` for the local stack), or correct DOCKET_KAFKA_BROKERS and the other DOCKET_KAFKA_* variables';

/** Kafka, its topics, and whether ingestion keeps up with them. */
export async function kafkaFindings(context: CliContext): Promise<Finding[]> {
  return checkedSystem('Kafka', ADVICE, async () => {
    const settings = kafkaSettings(context);
    const admin = await connectAdmin(settings, { clientId: 'docket-cli' });
    try {
      const topics = await topicFindings(context, admin);
      const ready = topics.every(({ state }) => state === 'ok');
      return [
        ok('Kafka', settings.brokers.join(', ')),
        ...topics,
        ...(ready ? [await ingestionFinding(context, admin)] : []),
      ];
    } finally {
      await admin.close();
    }
  });
}

async function topicFindings(context: CliContext, admin: TopicAdmin): Promise<Finding[]> {
  const prefix = installedTopics(context).events.replace(/audit\.events\.v1$/, '');
  const wanted = readTopicsFile(path.join(WORKSPACE_ROOT, 'schemas/topics.yaml'));
  const plans = await planTopics(
    wanted.map((topic) => ({ ...topic, name: prefix + topic.name })),
    admin,
    undefined,
  );
  return plans.map((plan) => {
    const what = `topic ${plan.name}`;
    if (plan.step === 'keep') return ok(what, 'as it should be');
    if (plan.step === 'refuse') return problem(what, plan.why, '`docket topics list` shows the difference');
    return problem(
      what,
      plan.step === 'create' ? 'is missing' : 'has drifted from schemas/topics.yaml',
      'run `docket topics apply`',
    );
  });
}

/** Long enough for the largest batch to be written. */
const WATCH_MS = 10_000;
const LOOK_EVERY_MS = 500;

/** Ingestion has no door to knock at: whether it runs shows in whether it moves. */
async function ingestionFinding(context: CliContext, admin: TopicAdmin): Promise<Finding> {
  const { group } = loadConfig(ingestionConfig, context.environment());
  const topic = installedTopics(context).events;
  const before = await lag(admin, group, topic);
  if (before.records === 0) {
    if (before.committed) return ok('ingestion', 'has written everything that was published');
    return note('ingestion', 'cannot be judged: nothing was published yet');
  }
  for (const deadline = Date.now() + WATCH_MS; Date.now() < deadline;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    const now = await lag(admin, group, topic);
    if (now.next > before.next) return ok('ingestion', `runs, ${now.records} events behind`);
  }
  return problem(
    'ingestion',
    `${before.records} events wait, and none was taken in ${WATCH_MS / 1000} s`,
    'start the ingestion service (`docket start` runs it for the local stack) and look at its log',
  );
}

interface Lag {
  readonly records: number;
  /** Sum of the offsets the group has come to. */
  readonly next: bigint;
  readonly committed: boolean;
}

async function lag(admin: TopicAdmin, group: string, topic: string): Promise<Lag> {
  const ranges = await admin.ranges(topic);
  const committed = new Map((await admin.committed(group, topic)).map(({ partition, next }) => [partition, next]));
  const reached = ranges.map(({ partition, low, high }) => ({ high, next: committed.get(partition) ?? low }));
  return {
    records: Number(reached.reduce((sum, { high, next }) => sum + (high > next ? high - next : 0n), 0n)),
    next: reached.reduce((sum, { next }) => sum + next, 0n),
    committed: committed.size > 0,
  };
}
