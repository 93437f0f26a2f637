import { Controller, Get, Param, Query } from '@nestjs/common';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { nestPath } from '../http/nest-path.js';
import { identifier } from '../parameters/identifier.js';
import { readPathParameter } from '../parameters/path-parameter.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { readVersions } from '../reviews/read-reviews.js';
import { type Review } from '../reviews/review.js';
import { findReview } from './find-review.operation.js';

@Controller()
export class FindReviewController {
  @Get(nestPath(findReview.path))
  async find(
    @Tenant() tenant: TenantReader,
    @Param('ticket') text: string,
    @Query() query: RawQuery,
  ): Promise<{ ticket: string; versions: Review[] }> {
    const ticket = readPathParameter('ticket', identifier, text);
    readParameters(findReview.parameters, query);
    return { ticket, versions: (await readVersions(tenant, ticket)).map(({ review }) => review) };
  }
}
