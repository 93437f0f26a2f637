import { randomUUID } from 'node:crypto';
import { rolesWith } from '@docket/access';
import { Problem } from '@docket/http';
import { readJson } from '@docket/projections';
import { type ControlPublisher } from '@docket/sdk';
import { type Identity, requesterOf } from '../access/caller.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { publishConfirmed } from '../control/publish-confirmed.js';
import { untilVisible } from '../control/until-visible.js';
import { isOwner, type KeptView, mayChange, mayOpen, readKeptViews, requireView, viewPrefix } from './read-views.js';
import { viewedOperation } from './routes.js';
import { MOST_OF_ONE, MOST_SHARED, VIEW_KIND, type ViewRecord, viewRecord, type ViewTerms } from './view.js';
import { viewVersionQuery } from './views.query.js';

/** The answer is the version itself, so it is waited for a little longer than for other records, ms. */
const VISIBLE_MS = 5_000;
const UNSURE = 'Kafka did not confirm the change; it may come into force all the same. Look before you repeat it.';

/** Whose views they are, and where they are read. */
export interface ViewScope {
  readonly tenant: TenantReader;
  readonly caller: Identity;
}

/** A view before and after a change. */
export interface ChangedView {
  readonly before: KeptView;
  readonly after: KeptView;
}

/**
 * Saves views: publishes each change to the control topic, from where they are read. Each is a record of its own that says which version
 * it would be; of two that would be the same one, the first on the topic is in force, and whoever made the other is told.
 */
export class ViewDesk {
  constructor(private readonly publisher: Pick<ControlPublisher, 'publish'>) {}

  /** @throws {Problem} 403 for a route that the caller may not ask, 409 when there are too many, 503 when it is not in force yet */
  async create(terms: ViewTerms, scope: ViewScope): Promise<KeptView> {
    const { tenant, caller } = scope;
    requireOpen(terms, caller);
    requireRoom(terms, await readKeptViews(tenant, caller), caller);
    const owner = requesterOf(caller);
    const created_at = new Date().toISOString();
    return this.#publish({ ...terms, view: randomUUID(), version: 1, owner, created_at, deleted: false }, scope);
  }

  /**
   * @param version that was read
   * @throws {Problem} 403 for who may not change it, 404, 409 when there is a newer version or no room, 503 when it is not in force yet
   */
  async put(id: string, version: number, terms: ViewTerms, scope: ViewScope): Promise<ChangedView> {
    const { tenant, caller } = scope;
    requireOpen(terms, caller);
    const before = await this.#mine(id, version, scope);
    if (terms.visibility !== before.record.visibility) {
      const others = (await readKeptViews(tenant, caller)).filter(({ record }) => record.view !== id);
      requireRoom(terms, others, caller);
    }
    // What the new terms leave out is gone; all else stays as it was.
    const { view, owner, created_at } = before.record;
    const after = await this.#publish(
      { ...terms, view, owner, created_at, version: version + 1, deleted: false },
      scope,
    );
    return { before, after };
  }

  /** @returns it as it was last @throws {Problem} as {@link put} does */
  async remove(id: string, version: number | undefined, scope: ViewScope): Promise<KeptView> {
    const before = await this.#mine(id, version, scope);
    await this.#publish({ ...before.record, version: before.record.version + 1, deleted: true }, scope);
    return before;
  }

  async #mine(id: string, version: number | undefined, { tenant, caller }: ViewScope): Promise<KeptView> {
    const found = await requireView(tenant, caller, id);
    const { owner, version: newest } = found.record;
    if (!mayChange(found.record, caller)) {
      const whose = owner.name ?? owner.id;
      throw new Problem('forbidden', `View ${id} is of ${whose}, who may change it, as an admin may.`);
    }
    if (version !== undefined && version !== newest) throw overtaken(id, `is at version ${newest}, not ${version}`);
    return found;
  }

  async #publish(change: Omit<ViewRecord, 'tenant_id' | 'change' | 'by'>, scope: ViewScope): Promise<KeptView> {
    const { tenant, caller } = scope;
    const [tenant_id, own] = [tenant.tenantId, randomUUID()];
    const value: ViewRecord = { ...change, tenant_id, change: own, by: requesterOf(caller) };
    const { view, version } = value;
    const prefix = viewPrefix(tenant_id);
    await publishConfirmed(this.publisher, { kind: VIEW_KIND, id: `${prefix}${view}/${own}`, value }, UNSURE);
    const inForce = await untilVisible(async () => {
      const [row] = await tenant.query(viewVersionQuery, { prefix, view, version });
      const record = row && readJson(viewRecord, row.record);
      return record && { record, at: row.at };
    }, VISIBLE_MS);
    if (inForce === undefined) {
      const unless = version === 1 ? '' : ', unless somebody else changed the view before';
      throw new Problem('unavailable', `The change is in Kafka, and in force as soon as ingestion has it${unless}.`);
    }
    if (inForce.record.change !== own) throw overtaken(view, 'was changed by somebody else at the same time');
    return inForce;
  }
}

function overtaken(id: string, how: string): Problem {
  return new Problem('conflict', `View ${id} ${how}: nothing was changed. GET it, and change what it is now.`);
}

/** @throws {Problem} 403 */
function requireOpen(terms: Pick<ViewTerms, 'route'>, caller: Identity): void {
  if (mayOpen(terms, caller)) return;
  const roles = rolesWith(viewedOperation(terms.route).right).join(' or ');
  throw new Problem('forbidden', `A view of ${terms.route} needs the role ${roles}, as opening it does.`);
}

/** @throws {Problem} 409 */
function requireRoom(
  { visibility }: Pick<ViewTerms, 'visibility'>,
  others: readonly KeptView[],
  caller: Identity,
): void {
  const own = others.filter(({ record }) => isOwner(record, caller)).length;
  const shared = others.filter(({ record }) => record.visibility === 'shared').length;
  if (own >= MOST_OF_ONE) throw full(`You have ${own} views`);
  if (visibility === 'shared' && shared >= MOST_SHARED) throw full(`The tenant has ${shared} shared views`);
}

function full(whatThereIs: string): Problem {
  return new Problem('conflict', `${whatThereIs}, which is the most: delete one first.`);
}
