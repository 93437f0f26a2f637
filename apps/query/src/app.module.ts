import { type DynamicModule, Module } from '@nestjs/common';
import { type ClickHouseReader } from '@docket/clickhouse';
import { AggregatesController } from './aggregates/aggregates.controller.js';
import { FindEventController } from './find-event/find-event.controller.js';
import { HealthController } from './health/health.controller.js';
import { ListEventsController } from './list-events/list-events.controller.js';
import { DocsController } from './openapi/docs.controller.js';
import { TicketTimelineController } from './ticket-timeline/ticket-timeline.controller.js';
import { READER } from './tokens.js';

@Module({})
export class AppModule {
  /** @param reader with a user that may only read. */
  static with(reader: ClickHouseReader): DynamicModule {
    return {
      module: AppModule,
      controllers: [
        ListEventsController,
        FindEventController,
        TicketTimelineController,
        AggregatesController,
        HealthController,
        DocsController,
      ],
      providers: [{ provide: READER, useValue: reader }],
    };
  }
}
