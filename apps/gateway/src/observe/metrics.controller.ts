import { Controller, Get, Header, Inject } from '@nestjs/common';
import { type MetricRegistry } from '@docket/telemetry';
import { METRIC_REGISTRY } from '../tokens.js';

@Controller()
export class MetricsController {
  constructor(@Inject(METRIC_REGISTRY) private readonly registry: MetricRegistry) {}

  @Get('/metrics')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  metrics(): Promise<string> {
    return this.registry.metrics();
  }
}
