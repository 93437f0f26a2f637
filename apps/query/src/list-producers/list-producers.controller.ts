import { Controller, Get, Query } from '@nestjs/common';
import { type z } from 'zod';
import { Installation, type InstallationReader } from '../access/installation.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { listProducers } from './list-producers.operation.js';
import { producersQuery, rejectedQuery } from './list-producers.query.js';

const HOUR_MS = 3_600_000;
type Answer = z.infer<typeof listProducers.response>;
type Row = z.infer<typeof producersQuery.row>;

@Controller()
export class ListProducersController {
  @Get(listProducers.path)
  async list(@Installation() installation: InstallationReader, @Query() query: RawQuery): Promise<Answer> {
    const { service = '', hours, limit } = readParameters(listProducers.parameters, query);
    const since_ms = Date.now() - hours * HOUR_MS;
    const [rows, rejected] = await Promise.all([
      installation.query(producersQuery, { since_ms, service, rows: limit }),
      installation.query(rejectedQuery, { since_ms, service }),
    ]);
    const rejectedOf = new Map(rejected.map((row) => [row.service, row.rejected]));
    return {
      since: new Date(since_ms).toISOString(),
      producers: rows.map((row) => toProducer(row, rejectedOf.get(row.service) ?? 0)),
    };
  }
}

function toProducer({ gaps, gap_count, ...row }: Row, rejected_of_service: number): Answer['producers'][number] {
  return {
    ...row,
    gaps: gaps.map(([from, to, after, before]) => ({
      ...{ from, to },
      after: new Date(after).toISOString(),
      before: new Date(before).toISOString(),
    })),
    more_gaps: gap_count - gaps.length,
    rejected_of_service,
  };
}
