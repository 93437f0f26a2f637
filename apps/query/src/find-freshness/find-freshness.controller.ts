import { Controller, Get, Inject, Query } from '@nestjs/common';
import { type z } from 'zod';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { Freshness } from '../freshness/freshness.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { findFreshness } from './find-freshness.operation.js';
import { lagOfTenantQuery } from './find-freshness.query.js';

const HOUR_MS = 3_600_000;

@Controller()
export class FindFreshnessController {
  constructor(@Inject(Freshness) private readonly freshness: Freshness) {}

  @Get(findFreshness.path)
  async find(
    @Tenant() tenant: TenantReader,
    @Query() query: RawQuery,
  ): Promise<z.infer<typeof findFreshness.response>> {
    readParameters(findFreshness.parameters, query);
    const [progress, [lag]] = await Promise.all([
      this.freshness.read(),
      tenant.query(lagOfTenantQuery, { since_ms: Date.now() - HOUR_MS }),
    ]);
    const events = lag?.events ?? 0;
    return {
      complete_up_to: isoOrNull(progress.completeUpTo),
      as_of: isoOrNull(progress.at),
      events,
      lag_p50_ms: events > 0 ? (lag?.p50 ?? null) : null,
      lag_p99_ms: events > 0 ? (lag?.p99 ?? null) : null,
    };
  }
}

function isoOrNull(ms: number | undefined): string | null {
  return ms === undefined ? null : new Date(ms).toISOString();
}
