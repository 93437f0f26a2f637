import { type DynamicModule, Module } from '@nestjs/common';
import { type ClickHouseReader } from '@docket/clickhouse';
import { docsController } from '@docket/http';
import { type ControlPublisher } from '@docket/sdk';
import { type Logger } from '@docket/telemetry';
import { AbortReplayController } from './abort-replay/abort-replay.controller.js';
import { ActivityReportController } from './activity-report/activity-report.controller.js';
import { AgentTimelineController } from './agent-timeline/agent-timeline.controller.js';
import { DayReader } from './agent-timeline/day-reader.js';
import { AgentsReportController } from './agents-report/agents-report.controller.js';
import { AggregatesController } from './aggregates/aggregates.controller.js';
import { AggregateReader } from './aggregates/read-aggregates.js';
import { ChangeFeed } from './changes/change-feed.js';
import { Watermarks } from './changes/watermarks.js';
import { CleanupProjectionController } from './cleanup-projection/cleanup-projection.controller.js';
import { CommandDesk } from './commands/command-desk.js';
import { CorrectRejectionController } from './correct-rejection/correct-rejection.controller.js';
import { CreateKeyController } from './create-key/create-key.controller.js';
import { CreateViewController } from './create-view/create-view.controller.js';
import { DeleteExportController } from './delete-export/delete-export.controller.js';
import { DeleteViewController } from './delete-view/delete-view.controller.js';
import { DownloadExportController } from './download-export/download-export.controller.js';
import { ExportEventsController } from './export-events/export-events.controller.js';
import { ExportDesk } from './export-jobs/export-desk.js';
import { JobRunner } from './export-jobs/job-runner.js';
import { Cuts } from './exports/cuts.js';
import { DirectExports } from './exports/direct-exports.js';
import { type ExportSettings } from './exports/export-settings.js';
import { FieldValuesController } from './field-values/field-values.controller.js';
import { FindCommandController } from './find-command/find-command.controller.js';
import { FindCallerController } from './find-caller/find-caller.controller.js';
import { FindEventController } from './find-event/find-event.controller.js';
import { FindExportController } from './find-export/find-export.controller.js';
import { FindFreshnessController } from './find-freshness/find-freshness.controller.js';
import { FindLagController } from './find-lag/find-lag.controller.js';
import { FindProjectionController } from './find-projection/find-projection.controller.js';
import { FindRejectionController } from './find-rejection/find-rejection.controller.js';
import { FindReplayController } from './find-replay/find-replay.controller.js';
import { FindSlaPolicyController } from './find-sla-policy/find-sla-policy.controller.js';
import { FindViewController } from './find-view/find-view.controller.js';
import { FindReviewController } from './find-review/find-review.controller.js';
import { Freshness } from './freshness/freshness.js';
import { HealthController } from './health/health.controller.js';
import { KeyDesk } from './keys/key-desk.js';
import { ListChangesController } from './list-changes/list-changes.controller.js';
import { ListEventsController } from './list-events/list-events.controller.js';
import { ListExportsController } from './list-exports/list-exports.controller.js';
import { ListFieldsController } from './list-fields/list-fields.controller.js';
import { ListKeysController } from './list-keys/list-keys.controller.js';
import { ListProducersController } from './list-producers/list-producers.controller.js';
import { ListProjectionsController } from './list-projections/list-projections.controller.js';
import { ListRejectionsController } from './list-rejections/list-rejections.controller.js';
import { ListReplaysController } from './list-replays/list-replays.controller.js';
import { ListSchemasController } from './list-schemas/list-schemas.controller.js';
import { ListSlaPoliciesController } from './list-sla-policies/list-sla-policies.controller.js';
import { ListViewsController } from './list-views/list-views.controller.js';
import { openApiDocument } from './openapi/document.js';
import { ProjectionHealth } from './projections/projection-health.js';
import { PutSlaPolicyController } from './put-sla-policy/put-sla-policy.controller.js';
import { PutViewController } from './put-view/put-view.controller.js';
import { ListReviewsController } from './list-reviews/list-reviews.controller.js';
import { PutReviewController } from './put-review/put-review.controller.js';
import { QualityReportController } from './quality-report/quality-report.controller.js';
import { type AuditSink } from './reads/read-trail.js';
import { CorrectionDesk } from './rejections/correction-desk.js';
import { RejectionDesk } from './rejections/rejection-desk.js';
import { type RejectionParts } from './rejections/rejection-parts.js';
import { RetryDesk } from './rejections/retry-desk.js';
import { RetryRejectionsController } from './retry-rejections/retry-rejections.controller.js';
import { RevertProjectionController } from './revert-projection/revert-projection.controller.js';
import { RevokeKeyController } from './revoke-key/revoke-key.controller.js';
import { SecurityReportController } from './security-report/security-report.controller.js';
import { PolicyDesk } from './sla-policies/policy-desk.js';
import { ReviewDesk } from './reviews/review-desk.js';
import { SlaReportController } from './sla-report/sla-report.controller.js';
import { StartExportController } from './start-export/start-export.controller.js';
import { StartReplayController } from './start-replay/start-replay.controller.js';
import { StreamEventsController } from './stream-events/stream-events.controller.js';
import { Tails } from './stream-events/tails.js';
import { TicketTimelineController } from './ticket-timeline/ticket-timeline.controller.js';
import { TimeReportController } from './time-report/time-report.controller.js';
import { ViewDesk } from './views/view-desk.js';
import { AUDIT_SINK, EVENTS_TOPIC, EXPORT_SETTINGS, LOG, READER } from './tokens.js';

/** What the service works with. */
export interface ModuleParts {
  /** With a user that may only read. */
  readonly reader: ClickHouseReader;
  /** Takes commands, keys and policies. */
  readonly control: ControlPublisher;
  /** Name of the topic of events. */
  readonly eventsTopic: string;
  readonly freshness: Freshness;
  /** Takes events about what is configured. */
  readonly audit: AuditSink;
  readonly exports: ExportSettings;
  readonly rejections: RejectionParts;
  readonly log: Logger;
}

const CONTROLLERS = [
  ListEventsController,
  StreamEventsController,
  ExportEventsController,
  FindEventController,
  ListChangesController,
  ListFieldsController,
  FieldValuesController,
  TicketTimelineController,
  AgentTimelineController,
  AggregatesController,
  ListExportsController,
  StartExportController,
  FindExportController,
  DeleteExportController,
  DownloadExportController,
  FindCallerController,
  FindFreshnessController,
  FindLagController,
  ListProducersController,
  ListSchemasController,
  AgentsReportController,
  TimeReportController,
  SlaReportController,
  ActivityReportController,
  SecurityReportController,
  QualityReportController,
  ListSlaPoliciesController,
  FindSlaPolicyController,
  PutSlaPolicyController,
  ListViewsController,
  CreateViewController,
  FindViewController,
  PutViewController,
  DeleteViewController,
  ListReviewsController,
  FindReviewController,
  PutReviewController,
  ListProjectionsController,
  FindProjectionController,
  RevertProjectionController,
  CleanupProjectionController,
  ListReplaysController,
  StartReplayController,
  FindReplayController,
  AbortReplayController,
  FindCommandController,
  ListRejectionsController,
  FindRejectionController,
  RetryRejectionsController,
  CorrectRejectionController,
  ListKeysController,
  CreateKeyController,
  RevokeKeyController,
  HealthController,
  docsController('Docket query service', openApiDocument()),
];

@Module({})
export class AppModule {
  static with({
    reader,
    control,
    eventsTopic,
    freshness,
    audit,
    exports,
    rejections,
    log,
  }: ModuleParts): DynamicModule {
    return {
      module: AppModule,
      controllers: CONTROLLERS,
      providers: [
        { provide: READER, useValue: reader },
        { provide: EVENTS_TOPIC, useValue: eventsTopic },
        { provide: Freshness, useValue: freshness },
        { provide: EXPORT_SETTINGS, useValue: exports },
        { provide: LOG, useValue: log },
        { provide: Watermarks, useValue: new Watermarks(reader, eventsTopic) },
        ChangeFeed,
        Cuts,
        DirectExports,
        JobRunner,
        ExportDesk,
        Tails,
        ProjectionHealth,
        DayReader,
        AggregateReader,
        { provide: CommandDesk, useValue: new CommandDesk(control) },
        { provide: PolicyDesk, useValue: new PolicyDesk(control) },
        { provide: ViewDesk, useValue: new ViewDesk(control) },
        { provide: ReviewDesk, useValue: new ReviewDesk(control) },
        { provide: AUDIT_SINK, useValue: audit },
        { provide: RejectionDesk, useValue: rejections.desk },
        { provide: RetryDesk, useValue: rejections.retries },
        { provide: CorrectionDesk, useValue: rejections.corrections },
        { provide: KeyDesk, useValue: new KeyDesk(control) },
      ],
    };
  }
}
