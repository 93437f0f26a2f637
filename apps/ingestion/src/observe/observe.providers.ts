import { type ClickHouseWriter } from '@docket/clickhouse';
import { topicNames } from '@docket/events';
import { type TopicAdmin } from '@docket/kafka';
import { type OperatorAnswers, Recent } from '@docket/service';
import { createMetricRegistry, type MetricRegistry } from '@docket/telemetry';
import { type Provider } from '@nestjs/common';
import { TopicDelivery } from '../delivery/topic-delivery.js';
import { type IngestionConfig } from '../ingestion-config.js';
import * as tokens from '../tokens.js';
import { FetchMarks } from './fetch-marks.js';
import { ingestionMetrics, type IngestionMetrics } from './ingestion-metrics.js';
import { LagGauge } from './lag.js';
import { ObservedDelivery } from './observed-delivery.js';
import { PartitionGauges } from './partition-gauges.js';
import { readinessOf } from './readiness.js';

/** Asked this often at most, however often metrics and health are asked for. */
const PROBE = { forMs: 1_000, withinMs: 3_000 };

/** What watches delivery; the core knows none of it. */
export const observeProviders: Provider[] = [
  { provide: tokens.METRIC_REGISTRY, useFactory: createMetricRegistry },
  { provide: tokens.METRICS, inject: [tokens.METRIC_REGISTRY], useFactory: ingestionMetrics },
  FetchMarks,
  {
    provide: ObservedDelivery,
    inject: [TopicDelivery, FetchMarks],
    useFactory: (delivery: TopicDelivery, marks: FetchMarks) => new ObservedDelivery(delivery, marks),
  },
  {
    provide: tokens.OPERATOR_ANSWERS,
    inject: [
      tokens.CONFIG,
      tokens.METRIC_REGISTRY,
      tokens.METRICS,
      tokens.ADMIN,
      tokens.WRITER,
      TopicDelivery,
      ObservedDelivery,
      FetchMarks,
    ],
    useFactory: (
      { kafka }: IngestionConfig,
      registry: MetricRegistry,
      metrics: IngestionMetrics,
      admin: TopicAdmin,
      writer: ClickHouseWriter,
      delivery: TopicDelivery,
      observed: ObservedDelivery,
      marks: FetchMarks,
    ): OperatorAnswers => {
      const topic = topicNames(kafka.topicPrefix).events;
      const ranges = new Recent(() => admin.ranges(topic), PROBE);
      const database = new Recent(() => writer.ping(), PROBE);
      const workers = () => delivery.workers;
      const gauges = new PartitionGauges(metrics, workers, () => ranges.get(), new LagGauge(marks));
      return {
        metrics: async () => {
          await gauges.refresh();
          return registry.metrics();
        },
        readiness: () =>
          readinessOf({
            hasJoined: () => observed.hasJoined,
            workers,
            systems: { kafka: () => ranges.get(), clickhouse: () => database.get() },
          }),
      };
    },
  },
];
