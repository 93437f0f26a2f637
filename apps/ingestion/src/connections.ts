import { type ClickHouseWriter } from '@docket/clickhouse';
import { type RecordProducer, type TopicAdmin } from '@docket/kafka';
import { type Logger, type Traces } from '@docket/telemetry';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import * as tokens from './tokens.js';

/** Closes the connections, after the strategy has finished the work that needs them. */
@Injectable()
export class Connections implements OnApplicationShutdown {
  constructor(
    @Inject(tokens.WRITER) private readonly writer: ClickHouseWriter,
    @Inject(tokens.ADMIN) private readonly admin: TopicAdmin,
    @Inject(tokens.PRODUCER) private readonly producer: RecordProducer,
    @Inject(tokens.TRACES) private readonly traces: Traces | undefined,
    @Inject(tokens.LOGGER) private readonly log: Logger,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await Promise.allSettled([this.producer.close(), this.admin.close(), this.writer.close()]);
    await this.traces?.shutdown();
    this.log.info('stopped');
  }
}
