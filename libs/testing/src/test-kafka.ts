import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type LocalStack, startStack } from '@docket/local-stack';

/** A Kafka of its own, for tests that take it away. */
export class TestKafka {
  private constructor(private readonly stack: LocalStack) {}

  static async start(): Promise<TestKafka> {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'docket-kafka-'));
    try {
      return new TestKafka(await startStack({ dataDir, parts: ['kafka'] }));
    } catch (error) {
      rmSync(dataDir, { recursive: true, force: true });
      throw error;
    }
  }

  get brokers(): string[] {
    return [...this.stack.kafka.brokers];
  }

  /** Lets it hang: connections stay, and nothing is answered. */
  freeze(): void {
    this.#signal('SIGSTOP');
  }

  /** Lets a frozen one go on. */
  thaw(): void {
    this.#signal('SIGCONT');
  }

  /** Ends it as a crash would. */
  async kill9(): Promise<void> {
    for (const node of this.stack.kafka.nodes) await node.kill9();
  }

  /** Starts it again on the data it left. */
  async startAgain(): Promise<void> {
    for (const node of this.stack.kafka.nodes) await node.start();
  }

  /** Ends it for good. */
  async stop(): Promise<void> {
    await this.stack.stop();
    rmSync(this.stack.dataDir, { recursive: true });
  }

  #signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    for (const { pid } of this.stack.kafka.nodes) if (pid !== undefined) process.kill(pid, signal);
  }
}
