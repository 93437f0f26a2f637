import { Controller, Get, Query } from '@nestjs/common';
import { Caller, type RequestCaller } from '../access/caller.js';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { readViews } from '../views/read-views.js';
import { type SavedView } from '../views/view.js';
import { listViews } from './list-views.operation.js';

@Controller()
export class ListViewsController {
  @Get(listViews.path)
  async list(
    @Tenant() tenant: TenantReader,
    @Caller() caller: RequestCaller,
    @Query() query: RawQuery,
  ): Promise<{ views: SavedView[] }> {
    const { route, visibility } = readParameters(listViews.parameters, query);
    const isWanted = (view: SavedView) =>
      (route.length === 0 || route.includes(view.route)) &&
      (visibility === undefined || view.visibility === visibility);
    return { views: (await readViews(tenant, caller)).filter(isWanted).sort(byName) };
  }
}

function byName(a: SavedView, b: SavedView): number {
  return a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1);
}
