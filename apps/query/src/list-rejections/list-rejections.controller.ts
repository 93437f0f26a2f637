import { Controller, Get, Inject, Query } from '@nestjs/common';
import { type z } from 'zod';
import { Caller, type RequestCaller } from '../access/caller.js';
import { Installation, type InstallationReader } from '../access/installation.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { RejectionDesk } from '../rejections/rejection-desk.js';
import { idOf } from '../rejections/rejection-id.js';
import { filterOf } from '../rejections/rejection-parameters.js';
import { toView } from '../rejections/rejection-view.js';
import { readRetries } from '../rejections/retry-record.js';
import { listRejections } from './list-rejections.operation.js';
import { openPlace, sealPlace } from './rejections-cursor.js';

@Controller()
export class ListRejectionsController {
  constructor(@Inject(RejectionDesk) private readonly desk: RejectionDesk) {}

  @Get(listRejections.path)
  async list(
    @Installation() installation: InstallationReader,
    @Caller() caller: RequestCaller,
    @Query() query: RawQuery,
  ): Promise<z.infer<typeof listRejections.response>> {
    const { limit, cursor, ...given } = readParameters(listRejections.parameters, query);
    const scope = { installation, caller };
    // In the words of the request: relative times move.
    const words = Object.entries(query).filter(([name]) => name !== 'limit' && name !== 'cursor');
    const asked = [listRejections.id, caller.tenantId, words];
    const after = cursor === undefined ? undefined : openPlace(cursor, asked);
    const { filter, state } = filterOf(given);
    const [{ rows, last }, reasons] = await Promise.all([
      this.desk.list({ filter, state, after, limit }, scope),
      after === undefined ? this.desk.reasons(filter, state, scope) : undefined,
    ]);
    const retries = await readRetries(installation, rows.map(idOf));
    return {
      rejections: rows.map((row) => toView(row, retries.get(idOf(row)))),
      next_cursor: last === undefined ? null : sealPlace(last, asked),
      ...(reasons === undefined ? {} : { reasons }),
    };
  }
}
