import { topicConsumer } from '@docket/kafka';
import { type BenchInstallation } from '../stack/installation.js';

/** Reads the whole topic with the client alone, and does nothing with it: no replay from the topic can be faster. */
export async function consumeOnly(at: BenchInstallation, events: number): Promise<number> {
  const group = 'bench-consume-only';
  const consumer = topicConsumer(at.kafka, { clientId: 'bench', group, topic: at.topics.events });
  let read = 0;
  let firstAt = 0;
  let firstRead = 0;
  await new Promise<void>((resolve, reject) => {
    const handler = {
      assigned: () => undefined,
      fetched: ({ records }: { readonly records: readonly unknown[] }) => {
        read += records.length;
        if (firstAt === 0) {
          firstAt = performance.now();
          firstRead = read;
        }
        if (read >= events) resolve();
      },
      crashed: reject,
    };
    consumer.start(handler).catch(reject);
  });
  const rate = ((read - firstRead) / (performance.now() - firstAt)) * 1000;
  await consumer.stop();
  return rate;
}
