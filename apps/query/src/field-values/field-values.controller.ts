import { Controller, Get, Param, Query } from '@nestjs/common';
import { nearest, Problem } from '@docket/http';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { nestPath } from '../http/nest-path.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { fieldValues, NEWEST_DAYS, NEWEST_EVENTS } from './field-values.operation.js';
import { fieldValuesQuery } from './field-values.query.js';
import { LISTED_NAMES, listedField } from './listed-field.js';

interface ValuesAnswer {
  readonly name: string;
  readonly values: readonly { readonly value: string; readonly count: number }[];
}

const DAY_MS = 86_400_000;

@Controller()
export class FieldValuesController {
  @Get(nestPath(fieldValues.path))
  async list(
    @Tenant() tenant: TenantReader,
    @Param('name') name: string,
    @Query() query: RawQuery,
  ): Promise<ValuesAnswer> {
    const { prefix = '', limit } = readParameters(fieldValues.parameters, query);
    const field = listedField(name);
    if (field === undefined) throw notListed(name);
    const rows = await tenant.query(fieldValuesQuery(field), {
      since_ms: Date.now() - NEWEST_DAYS * DAY_MS,
      events: NEWEST_EVENTS,
      prefix,
      values: limit,
      ...(field.key !== undefined && { key: field.key }),
    });
    return { name, values: rows.map(({ value, frequency }) => ({ value, count: frequency })) };
  }
}

function notListed(name: string): Problem {
  const near = nearest(name, LISTED_NAMES);
  const there = near === undefined ? `there are ${LISTED_NAMES.join(', ')}` : `did you mean ${near}?`;
  return new Problem('not-found', `No values are listed for ${JSON.stringify(name.slice(0, 100))}; ${there}`);
}
