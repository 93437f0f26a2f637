import { type TopicAdmin, type TopicConsumer } from '@docket/kafka';
import { type PartitionLog } from '../delivery/partition-log.js';

/** One partition of a topic, as delivery sees it. */
export class ConsumerLog implements PartitionLog {
  constructor(
    private readonly topic: string,
    private readonly partition: number,
    private readonly consumer: TopicConsumer,
    private readonly admin: TopicAdmin,
  ) {}

  async range(): Promise<{ low: number; high: number }> {
    const range = (await this.admin.ranges(this.topic)).find(({ partition }) => partition === this.partition);
    if (!range) throw new Error(`topic ${this.topic} has no partition ${this.partition}`);
    return { low: Number(range.low), high: Number(range.high) };
  }

  seek(offset: number): void {
    this.consumer.seek(this.partition, BigInt(offset));
  }

  pause(): void {
    this.consumer.pause(this.partition);
  }

  resume(): void {
    this.consumer.resume(this.partition);
  }

  commit(next: number): Promise<void> {
    return this.consumer.commit([{ partition: this.partition, next: BigInt(next) }]);
  }
}
