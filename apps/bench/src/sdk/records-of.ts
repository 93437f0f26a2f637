import { type TopicAdmin } from '@docket/kafka';

/** How many records a topic has. */
export async function recordsOf(admin: TopicAdmin, topic: string): Promise<number> {
  const ranges = await admin.ranges(topic);
  return ranges.reduce((sum, { low, high }) => sum + Number(high - low), 0);
}
