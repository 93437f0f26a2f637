import { outboxStatus, type OutboxStatus, type RelayConnection } from '@docket/sdk/outbox';

/** Looks into the outbox on a connection of its own, so that a relay that waits for Kafka is no hindrance. */
export class StatusReader {
  #connection: RelayConnection | undefined;

  constructor(
    private readonly connect: () => Promise<RelayConnection>,
    private readonly table: string,
  ) {}

  /** @throws {PostgresFailure} */
  async read(): Promise<OutboxStatus> {
    const connection = (this.#connection ??= await this.connect());
    try {
      return await outboxStatus(connection, { table: this.table });
    } catch (error) {
      this.#connection = undefined;
      connection.end().catch(() => undefined);
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#connection?.end();
  }
}
