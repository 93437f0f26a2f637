import { type ClickHouseWriter } from '@docket/clickhouse';
import { type TopicAdmin } from '@docket/kafka';
import { ControlPublisher } from '@docket/sdk';
import { type Logger } from '@docket/telemetry';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import * as tokens from '../tokens.js';

/** Closes the connections, after the strategy has ended the work that needs them. */
@Injectable()
export class OpsConnections implements OnApplicationShutdown {
  constructor(
    @Inject(tokens.WRITER) private readonly writer: ClickHouseWriter,
    @Inject(tokens.ADMIN) private readonly admin: TopicAdmin,
    @Inject(ControlPublisher) private readonly publisher: ControlPublisher,
    @Inject(tokens.LOGGER) private readonly log: Logger,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await Promise.allSettled([this.publisher.close(), this.admin.close(), this.writer.close()]);
    this.log.info('stopped');
  }
}
