import { Controller, Get, Inject, Query } from '@nestjs/common';
import { type z } from 'zod';
import { Installation, type InstallationReader } from '../access/installation.js';
import { Freshness, type PartitionProgress } from '../freshness/freshness.js';
import { lagHistoryQuery } from '../freshness/progress-query.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { EVENTS_TOPIC } from '../tokens.js';
import { findLag } from './find-lag.operation.js';

const MINUTE_MS = 60_000;
type Lag = z.infer<typeof findLag.response>;

@Controller()
export class FindLagController {
  constructor(
    @Inject(Freshness) private readonly freshness: Freshness,
    @Inject(EVENTS_TOPIC) private readonly topic: string,
  ) {}

  @Get(findLag.path)
  async find(@Installation() installation: InstallationReader, @Query() query: RawQuery): Promise<Lag> {
    const { minutes } = readParameters(findLag.parameters, query);
    const params = { topic: this.topic, since_ms: Date.now() - minutes * MINUTE_MS };
    const [{ partitions }, history] = await Promise.all([
      this.freshness.read(),
      installation.query(lagHistoryQuery, params),
    ]);
    return { topic: this.topic, partitions: partitions.map(toPartition), history };
  }
}

function toPartition({ epoch, partition, next, high, completeUpTo, at }: PartitionProgress): Lag['partitions'][number] {
  return {
    ...{ epoch, partition, next, high },
    behind: Math.max(0, high - next),
    complete_up_to: completeUpTo === undefined ? null : new Date(completeUpTo).toISOString(),
    as_of: new Date(at).toISOString(),
  };
}
