import { Controller, Get, Inject } from '@nestjs/common';
import { z } from 'zod';
import { type ClickHouseReader, defineQuery } from '@docket/clickhouse';
import { READER } from '../tokens.js';

/** Both tables that requests need are there and may be read. */
const ready = defineQuery({
  name: 'ready',
  sql: 'SELECT 1 FROM audit_events LIMIT 0 UNION ALL SELECT 1 FROM control_state LIMIT 0',
  params: z.object({}),
  row: z.unknown(),
  limits: { executionSeconds: 2 },
});

@Controller('health')
export class HealthController {
  constructor(@Inject(READER) private readonly reader: ClickHouseReader) {}

  /** The process runs. Says nothing of ClickHouse: restarting us would not bring it back. */
  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** Requests can be answered. */
  @Get('ready')
  async ready(): Promise<{ status: 'ok' }> {
    await this.reader.query(ready, {});
    return { status: 'ok' };
  }
}
