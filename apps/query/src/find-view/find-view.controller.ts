import { Controller, Get, Param, Query } from '@nestjs/common';
import { Caller, type RequestCaller } from '../access/caller.js';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { nestPath } from '../http/nest-path.js';
import { readPathParameter } from '../parameters/path-parameter.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { uuid } from '../parameters/uuid.js';
import { requireView, toView } from '../views/read-views.js';
import { type SavedView } from '../views/view.js';
import { findView } from './find-view.operation.js';

@Controller()
export class FindViewController {
  @Get(nestPath(findView.path))
  async find(
    @Tenant() tenant: TenantReader,
    @Caller() caller: RequestCaller,
    @Param('id') text: string,
    @Query() query: RawQuery,
  ): Promise<SavedView> {
    const id = readPathParameter('id', uuid, text).toLowerCase();
    readParameters(findView.parameters, query);
    return toView(await requireView(tenant, caller, id), caller);
  }
}
