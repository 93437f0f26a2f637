import { Controller, Get, Query } from '@nestjs/common';
import { type z } from 'zod';
import { Caller, type RequestCaller } from '../access/caller.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { findCaller } from './find-caller.operation.js';

@Controller()
export class FindCallerController {
  @Get(findCaller.path)
  find(@Caller() caller: RequestCaller, @Query() query: RawQuery): z.infer<typeof findCaller.response> {
    readParameters(findCaller.parameters, query);
    const { kind, id, name, tenantId, roles, rights, departments, expiresAt } = caller;
    return {
      ...{ kind, id, name, tenant_id: tenantId },
      ...{ roles: [...roles], rights: [...rights] },
      departments: departments === undefined ? null : [...departments],
      expires_at: expiresAt ?? null,
    };
  }
}
