import { type DynamicModule, Module } from '@nestjs/common';
import { type ClickHouseReader } from '@docket/clickhouse';
import { docsController } from '@docket/http';
import { type ControlPublisher } from '@docket/sdk';
import { AbortReplayController } from './abort-replay/abort-replay.controller.js';
import { AggregatesController } from './aggregates/aggregates.controller.js';
import { CleanupProjectionController } from './cleanup-projection/cleanup-projection.controller.js';
import { CommandDesk } from './commands/command-desk.js';
import { CreateKeyController } from './create-key/create-key.controller.js';
import { FindCommandController } from './find-command/find-command.controller.js';
import { FindEventController } from './find-event/find-event.controller.js';
import { FindProjectionController } from './find-projection/find-projection.controller.js';
import { FindReplayController } from './find-replay/find-replay.controller.js';
import { HealthController } from './health/health.controller.js';
import { KeyDesk } from './keys/key-desk.js';
import { ListEventsController } from './list-events/list-events.controller.js';
import { ListKeysController } from './list-keys/list-keys.controller.js';
import { ListProjectionsController } from './list-projections/list-projections.controller.js';
import { ListReplaysController } from './list-replays/list-replays.controller.js';
import { openApiDocument } from './openapi/document.js';
import { type AuditSink } from './reads/read-trail.js';
import { RevertProjectionController } from './revert-projection/revert-projection.controller.js';
import { RevokeKeyController } from './revoke-key/revoke-key.controller.js';
import { StartReplayController } from './start-replay/start-replay.controller.js';
import { TicketTimelineController } from './ticket-timeline/ticket-timeline.controller.js';
import { AUDIT_SINK, READER } from './tokens.js';

@Module({})
export class AppModule {
  /**
   * @param reader with a user that may only read
   * @param control takes commands, and keys
   * @param audit takes events about what is configured
   */
  static with(reader: ClickHouseReader, control: ControlPublisher, audit: AuditSink): DynamicModule {
    return {
      module: AppModule,
      controllers: [
        ListEventsController,
        FindEventController,
        TicketTimelineController,
        AggregatesController,
        ListProjectionsController,
        FindProjectionController,
        RevertProjectionController,
        CleanupProjectionController,
        ListReplaysController,
        StartReplayController,
        FindReplayController,
        AbortReplayController,
        FindCommandController,
        ListKeysController,
        CreateKeyController,
        RevokeKeyController,
        HealthController,
        docsController('Docket query service', openApiDocument()),
      ],
      providers: [
        { provide: READER, useValue: reader },
        { provide: AUDIT_SINK, useValue: audit },
        { provide: CommandDesk, useValue: new CommandDesk(control) },
        { provide: KeyDesk, useValue: new KeyDesk(control) },
      ],
    };
  }
}
