import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { invalidParameter } from '@docket/http';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { open, seal } from '../events/sealed.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { readReviews } from '../reviews/read-reviews.js';
import { listReviews } from './list-reviews.operation.js';

type Answer = z.infer<typeof listReviews.response>;

const place = z.int().min(0);

@Controller()
export class ListReviewsController {
  @Get(listReviews.path)
  async list(@Tenant() tenant: TenantReader, @Query() query: RawQuery): Promise<Answer> {
    const { cursor, limit, ...filters } = readParameters(listReviews.parameters, query);
    const asked = [listReviews.id, tenant.tenantId, filters];
    const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : placeOf(cursor, asked);
    const found = await readReviews(tenant, { ...filters, before, rows: limit + 1 });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      reviews: page.flatMap(({ review }) => review ?? []),
      next_cursor: last && found.length > page.length ? seal(last.place, asked) : null,
    };
  }
}

/** Where on the control topic the page before ended. */
function placeOf(cursor: string, asked: unknown): number {
  const opened = open(cursor, asked);
  if (opened === 'foreign') {
    throw invalidParameter('cursor', 'belongs to another list; keep all parameters as they were on the page before');
  }
  const parsed = place.safeParse(opened?.content);
  if (parsed.success) return parsed.data;
  throw invalidParameter('cursor', 'is not a cursor; take next_cursor of the page before');
}
