import { type ClickHouseWriter } from '@docket/clickhouse';
import { type RecordProducer, type TopicAdmin } from '@docket/kafka';
import { type Logger } from '@docket/telemetry';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { ControlProjector } from './control/control-projector.js';
import { TopicDelivery } from './delivery/topic-delivery.js';
import { type IngestionConfig } from './ingestion-config.js';
import * as tokens from './tokens.js';

/** Ends in the order that loses no time: batches at hand first, then the group, then the connections. */
@Injectable()
export class Lifecycle implements BeforeApplicationShutdown, OnApplicationShutdown {
  constructor(
    private readonly delivery: TopicDelivery,
    private readonly control: ControlProjector,
    @Inject(tokens.CONFIG) private readonly config: IngestionConfig,
    @Inject(tokens.WRITER) private readonly writer: ClickHouseWriter,
    @Inject(tokens.ADMIN) private readonly admin: TopicAdmin,
    @Inject(tokens.PRODUCER) private readonly producer: RecordProducer,
    @Inject(tokens.LOGGER) private readonly log: Logger,
  ) {}

  async beforeApplicationShutdown(): Promise<void> {
    await this.delivery.finish(this.config.ingestion.drainMs);
    await this.control.stop();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.allSettled([this.producer.close(), this.admin.close(), this.writer.close()]);
    this.log.info('stopped');
  }
}
