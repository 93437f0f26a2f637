import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { openCursorOf, seal } from '../events/sealed.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { readReviews } from '../reviews/read-reviews.js';
import { listReviews } from './list-reviews.operation.js';

type Answer = z.infer<typeof listReviews.response>;

/** Where on the control topic a page ended. */
const place = z.int().min(0);

@Controller()
export class ListReviewsController {
  @Get(listReviews.path)
  async list(@Tenant() tenant: TenantReader, @Query() query: RawQuery): Promise<Answer> {
    const { cursor, limit, ...filters } = readParameters(listReviews.parameters, query);
    const asked = [listReviews.id, tenant.tenantId, filters];
    const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : openCursorOf(cursor, asked, place);
    const found = await readReviews(tenant, { ...filters, before, rows: limit + 1 });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      reviews: page.flatMap(({ review }) => review ?? []),
      next_cursor: last && found.length > page.length ? seal(last.place, asked) : null,
    };
  }
}
