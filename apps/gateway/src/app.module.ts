import { type DynamicModule, Module } from '@nestjs/common';
import { docsController } from '@docket/http';
import { type MetricRegistry } from '@docket/telemetry';
import { KeyBook } from './access/key-book.js';
import { KeyFollower } from './access/key-follower.js';
import { HealthController } from './health/health.controller.js';
import { RateLimit } from './limits/rate-limit.js';
import { MetricsController } from './observe/metrics.controller.js';
import { openApiDocument } from './openapi/document.js';
import { Intake } from './post-events/intake.js';
import { PostEventsController } from './post-events/post-events.controller.js';
import { AuditLink } from './publish/audit-link.js';
import { METRIC_REGISTRY } from './tokens.js';

/** What the routes work with; whoever makes it ends it. */
export interface GatewayParts {
  readonly keys: KeyBook;
  readonly follower: KeyFollower;
  readonly link: AuditLink;
  readonly rate: RateLimit;
  readonly intake: Intake;
  readonly registry: MetricRegistry;
}

@Module({})
export class AppModule {
  static with({ keys, follower, link, rate, intake, registry }: GatewayParts): DynamicModule {
    return {
      module: AppModule,
      controllers: [
        PostEventsController,
        HealthController,
        MetricsController,
        docsController('Docket gateway', openApiDocument()),
      ],
      providers: [
        { provide: KeyBook, useValue: keys },
        { provide: KeyFollower, useValue: follower },
        { provide: AuditLink, useValue: link },
        { provide: RateLimit, useValue: rate },
        { provide: Intake, useValue: intake },
        { provide: METRIC_REGISTRY, useValue: registry },
      ],
    };
  }
}
