import { Controller, Get, Query } from '@nestjs/common';
import { type z } from 'zod';
import { ACTIONS } from '@docket/events';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { contractOf, fieldsOf, unknownField } from './known-fields.js';
import { listSchemas } from './list-schemas.operation.js';
import { actionsSeenQuery } from './list-schemas.query.js';

const DAY_MS = 24 * 3_600_000;
type Answer = z.infer<typeof listSchemas.response>;
type Seen = z.infer<typeof actionsSeenQuery.row>;

@Controller()
export class ListSchemasController {
  @Get(listSchemas.path)
  async list(@Tenant() tenant: TenantReader, @Query() query: RawQuery): Promise<Answer> {
    const { days } = readParameters(listSchemas.parameters, query);
    const since_ms = Date.now() - days * DAY_MS;
    const seen = new Map((await tenant.query(actionsSeenQuery, { since_ms })).map((row) => [row.action, row]));
    const actions = [...new Set([...ACTIONS, ...seen.keys()])].sort();
    return {
      since: new Date(since_ms).toISOString(),
      schemas: actions.map((action) => toSchema(action, seen.get(action))),
    };
  }
}

function toSchema(action: string, seen: Seen | undefined): Answer['schemas'][number] {
  const contract = contractOf(action);
  return {
    action,
    description: contract?.doc ?? null,
    is_own: contract === undefined,
    fields: contract ? fieldsOf(contract) : (seen?.fields ?? []).map(unknownField),
    events: seen?.events ?? 0,
    first_seen: seen?.first_seen ?? null,
    last_seen: seen?.last_seen ?? null,
    schema_ids: seen?.schema_ids ?? [],
  };
}
