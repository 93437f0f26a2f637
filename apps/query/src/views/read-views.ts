import { Problem } from '@docket/http';
import { readJson } from '@docket/projections';
import { type Identity, requesterOf } from '../access/caller.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { addressOf, viewedOperation } from './routes.js';
import { savedView, type SavedView, type ViewRecord, viewRecord } from './view.js';
import { viewsQuery } from './views.query.js';

/** A version of a view, and when the broker appended it. */
export interface KeptView {
  readonly record: ViewRecord;
  readonly at: string;
}

/** What keys of a tenant's views begin with on the control topic. */
export function viewPrefix(tenantId: string): string {
  return `${encodeURIComponent(tenantId)}/`;
}

/** The views of the tenant that are shared, or somebody's own, in no order. Those that cannot be read are left out. */
export async function readKeptViews(tenant: TenantReader, caller: Identity): Promise<KeptView[]> {
  const { type: owner_type, id: owner_id } = requesterOf(caller);
  const rows = await tenant.query(viewsQuery, { prefix: viewPrefix(tenant.tenantId), owner_type, owner_id });
  return rows.flatMap(({ record, at }) => {
    const read = readJson(viewRecord, record);
    return read ? [{ record: read, at }] : [];
  });
}

/** The views that somebody sees: those of {@link readKeptViews} whose route he may ask. */
export async function readViews(tenant: TenantReader, caller: Identity): Promise<SavedView[]> {
  const kept = await readKeptViews(tenant, caller);
  return kept.filter(({ record }) => mayOpen(record, caller)).map((view) => toView(view, caller));
}

/** @throws {Problem} 404 when there is none that the caller sees */
export async function requireView(tenant: TenantReader, caller: Identity, id: string): Promise<KeptView> {
  const found = (await readKeptViews(tenant, caller)).find(({ record }) => record.view === id);
  if (found && mayOpen(found.record, caller)) return found;
  throw new Problem('not-found', `There is no view ${id} that you may see.`);
}

export function toView({ record, at }: KeptView, caller: Identity): SavedView {
  const { view: id, by: changed_by } = record;
  const may_change = mayChange(record, caller);
  return savedView.parse({ ...record, id, address: addressOf(record), may_change, changed_at: at, changed_by });
}

/** Whoever saved it; of shared ones also who manages views. */
export function mayChange(view: Pick<ViewRecord, 'owner' | 'visibility'>, caller: Identity): boolean {
  return isOwner(view, caller) || (view.visibility === 'shared' && caller.rights.has('views.manage'));
}

export function isOwner({ owner }: Pick<ViewRecord, 'owner'>, caller: Identity): boolean {
  const { type, id } = requesterOf(caller);
  return owner.type === type && owner.id === id;
}

export function mayOpen({ route }: Pick<ViewRecord, 'route'>, { rights }: Identity): boolean {
  return rights.has(viewedOperation(route).right);
}
