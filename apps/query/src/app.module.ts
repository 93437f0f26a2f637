import { type DynamicModule, Module } from '@nestjs/common';
import { type ClickHouseReader } from '@docket/clickhouse';
import { docsController } from '@docket/http';
import { type ControlPublisher } from '@docket/sdk';
import { type Logger } from '@docket/telemetry';
import { AbortReplayController } from './abort-replay/abort-replay.controller.js';
import { AggregatesController } from './aggregates/aggregates.controller.js';
import { ChangeFeed } from './changes/change-feed.js';
import { CleanupProjectionController } from './cleanup-projection/cleanup-projection.controller.js';
import { CommandDesk } from './commands/command-desk.js';
import { DeleteExportController } from './delete-export/delete-export.controller.js';
import { DownloadExportController } from './download-export/download-export.controller.js';
import { ExportEventsController } from './export-events/export-events.controller.js';
import { ExportDesk } from './export-jobs/export-desk.js';
import { JobRunner } from './export-jobs/job-runner.js';
import { Cuts } from './exports/cuts.js';
import { DirectExports } from './exports/direct-exports.js';
import { type ExportSettings } from './exports/export-settings.js';
import { FieldValuesController } from './field-values/field-values.controller.js';
import { FindCommandController } from './find-command/find-command.controller.js';
import { FindEventController } from './find-event/find-event.controller.js';
import { FindExportController } from './find-export/find-export.controller.js';
import { FindProjectionController } from './find-projection/find-projection.controller.js';
import { FindReplayController } from './find-replay/find-replay.controller.js';
import { HealthController } from './health/health.controller.js';
import { ListChangesController } from './list-changes/list-changes.controller.js';
import { ListEventsController } from './list-events/list-events.controller.js';
import { ListExportsController } from './list-exports/list-exports.controller.js';
import { ListFieldsController } from './list-fields/list-fields.controller.js';
import { ListProjectionsController } from './list-projections/list-projections.controller.js';
import { ListReplaysController } from './list-replays/list-replays.controller.js';
import { openApiDocument } from './openapi/document.js';
import { RevertProjectionController } from './revert-projection/revert-projection.controller.js';
import { StartExportController } from './start-export/start-export.controller.js';
import { StartReplayController } from './start-replay/start-replay.controller.js';
import { StreamEventsController } from './stream-events/stream-events.controller.js';
import { Tails } from './stream-events/tails.js';
import { TicketTimelineController } from './ticket-timeline/ticket-timeline.controller.js';
import { EVENTS_TOPIC, EXPORT_SETTINGS, LOG, READER } from './tokens.js';

const CONTROLLERS = [
  ListEventsController,
  StreamEventsController,
  ExportEventsController,
  FindEventController,
  ListChangesController,
  ListFieldsController,
  FieldValuesController,
  TicketTimelineController,
  AggregatesController,
  ListExportsController,
  StartExportController,
  FindExportController,
  DeleteExportController,
  DownloadExportController,
  ListProjectionsController,
  FindProjectionController,
  RevertProjectionController,
  CleanupProjectionController,
  ListReplaysController,
  StartReplayController,
  FindReplayController,
  AbortReplayController,
  FindCommandController,
  HealthController,
];

/** What is made before the module. */
export interface ModuleParts {
  /** With a user that may only read. */
  readonly reader: ClickHouseReader;
  /** Takes commands. */
  readonly control: ControlPublisher;
  /** Name of the topic of events. */
  readonly eventsTopic: string;
  readonly exports: ExportSettings;
  readonly log: Logger;
}

@Module({})
export class AppModule {
  static with({ reader, control, eventsTopic, exports, log }: ModuleParts): DynamicModule {
    return {
      module: AppModule,
      controllers: [...CONTROLLERS, docsController('Docket query service', openApiDocument())],
      providers: [
        { provide: READER, useValue: reader },
        { provide: EVENTS_TOPIC, useValue: eventsTopic },
        { provide: EXPORT_SETTINGS, useValue: exports },
        { provide: LOG, useValue: log },
        ChangeFeed,
        Cuts,
        DirectExports,
        JobRunner,
        ExportDesk,
        Tails,
        { provide: CommandDesk, useValue: new CommandDesk(control) },
      ],
    };
  }
}
