import { type DynamicModule, Module } from '@nestjs/common';
import { type ClickHouseReader } from '@docket/clickhouse';
import { docsController } from '@docket/http';
import { type ControlPublisher } from '@docket/sdk';
import { AbortReplayController } from './abort-replay/abort-replay.controller.js';
import { AgentsReportController } from './agents-report/agents-report.controller.js';
import { AggregatesController } from './aggregates/aggregates.controller.js';
import { CleanupProjectionController } from './cleanup-projection/cleanup-projection.controller.js';
import { CommandDesk } from './commands/command-desk.js';
import { FindCommandController } from './find-command/find-command.controller.js';
import { FindEventController } from './find-event/find-event.controller.js';
import { FindProjectionController } from './find-projection/find-projection.controller.js';
import { FindSlaPolicyController } from './find-sla-policy/find-sla-policy.controller.js';
import { FindReplayController } from './find-replay/find-replay.controller.js';
import { HealthController } from './health/health.controller.js';
import { ListEventsController } from './list-events/list-events.controller.js';
import { ListProjectionsController } from './list-projections/list-projections.controller.js';
import { ListReplaysController } from './list-replays/list-replays.controller.js';
import { ListSlaPoliciesController } from './list-sla-policies/list-sla-policies.controller.js';
import { openApiDocument } from './openapi/document.js';
import { PutSlaPolicyController } from './put-sla-policy/put-sla-policy.controller.js';
import { RevertProjectionController } from './revert-projection/revert-projection.controller.js';
import { PolicyDesk } from './sla-policies/policy-desk.js';
import { SlaReportController } from './sla-report/sla-report.controller.js';
import { StartReplayController } from './start-replay/start-replay.controller.js';
import { TicketTimelineController } from './ticket-timeline/ticket-timeline.controller.js';
import { READER } from './tokens.js';

@Module({})
export class AppModule {
  /**
   * @param reader with a user that may only read
   * @param control takes commands
   */
  static with(reader: ClickHouseReader, control: ControlPublisher): DynamicModule {
    return {
      module: AppModule,
      controllers: [
        ListEventsController,
        FindEventController,
        TicketTimelineController,
        AggregatesController,
        AgentsReportController,
        SlaReportController,
        ListSlaPoliciesController,
        FindSlaPolicyController,
        PutSlaPolicyController,
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
        docsController('Docket query service', openApiDocument()),
      ],
      providers: [
        { provide: READER, useValue: reader },
        { provide: CommandDesk, useValue: new CommandDesk(control) },
        { provide: PolicyDesk, useValue: new PolicyDesk(control) },
      ],
    };
  }
}
