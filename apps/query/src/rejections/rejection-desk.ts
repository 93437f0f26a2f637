import {
  type CloserLook,
  lookCloser,
  type Origin,
  type PlacePage,
  type RejectedRecord,
  type RejectionBeginning,
  type RejectionFilter,
  RejectionStore,
  type RetryState,
  saysTenant,
  type Schemas,
} from '@docket/rejections';
import { Problem } from '@docket/http';
import { type Identity } from '../access/caller.js';
import { type InstallationReader } from '../access/installation.js';
import { idOf } from './rejection-id.js';

/** Rejections that one request looks at, at most, for those that are of one tenant. */
const MOST_LOOKED_AT = 1_000;

/** Who looks, and where. */
export interface RejectionScope {
  readonly installation: InstallationReader;
  readonly caller: Identity;
}

/** What part of the list is asked for. */
export interface RejectionPage {
  readonly filter: RejectionFilter;
  readonly state: RetryState;
  readonly after: (Origin & { readonly appended_at: string }) | undefined;
  readonly limit: number;
}

/** Some rejections, and the last one that was looked at when there may be more. */
export interface FoundRejections {
  readonly rows: readonly RejectionBeginning[];
  readonly last: RejectionBeginning | undefined;
}

/**
 * Finds rejected records for those who may see them: all of them, or those of one tenant beyond doubt. A record that says of whom it is
 * in its key alone, or not at all, is of the installation.
 */
export class RejectionDesk {
  /** @param schemas undefined where there is no registry: nothing is decoded then */
  constructor(
    readonly topic: string,
    readonly schemas: Schemas | undefined,
  ) {}

  /** @throws {Problem} 503 when it cannot be told whose they are */
  async list(page: RejectionPage, scope: RejectionScope): Promise<FoundRejections> {
    const store = this.store(scope);
    const filter = limited(page.filter, scope);
    if (filter === undefined) return { rows: [], last: undefined };
    const rows: RejectionBeginning[] = [];
    let { after } = page;
    for (let looked = 0; looked < MOST_LOOKED_AT; looked += page.limit) {
      const some = await store.newest(filter, { ...page, after });
      for (const row of some) {
        if (await this.#isVisible(row, scope)) rows.push(row);
        if (rows.length === page.limit) return { rows, last: row };
      }
      const last = some.at(-1);
      if (some.length < page.limit || last === undefined) return { rows, last: undefined };
      after = last;
      if (looked + page.limit >= MOST_LOOKED_AT) return { rows, last };
    }
    return { rows, last: undefined };
  }

  /** Some in the order of their places, how many are left behind them, and the last one that was looked at. */
  async from(filter: RejectionFilter, page: PlacePage, scope: RejectionScope) {
    const own = limited(filter, scope);
    if (own === undefined) return { records: [], left: 0, last: undefined };
    const { records, left } = await this.store(scope).from(own, page);
    const visible = await Promise.all(records.map((record) => this.#isVisible(record, scope)));
    return { records: records.filter((_, n) => visible[n]), left, last: records.at(-1) };
  }

  /** By the keys alone, also where that leaves a doubt. */
  async reasons(filter: RejectionFilter, state: RetryState, scope: RejectionScope): Promise<Record<string, number>> {
    const own = limited(filter, scope);
    return own === undefined ? {} : this.store(scope).reasons(own, state);
  }

  /** @throws {Problem} 404 when there is none that the caller sees, 503 when that cannot be told */
  async require(origin: Origin, scope: RejectionScope): Promise<RejectedRecord> {
    const found = await this.store(scope).find(origin);
    if (found && (await this.#isVisible(found, scope))) return found;
    throw new Problem('not-found', `No record was rejected at ${idOf(origin)}, or it is not of your tenant.`);
  }

  /** What can be read of a record; undefined while the registry does not answer. */
  async look(record: Pick<RejectedRecord, 'schema_id' | 'value'>): Promise<CloserLook | undefined> {
    if (this.schemas === undefined) return undefined;
    try {
      return await lookCloser(record, this.schemas);
    } catch (error) {
      if (mayPass(error)) return undefined;
      throw error;
    }
  }

  store({ installation }: RejectionScope): RejectionStore {
    return new RejectionStore(installation, this.topic);
  }

  async #isVisible(
    record: Pick<RejectedRecord, 'schema_id' | 'value' | 'tenant_id'>,
    { caller }: RejectionScope,
  ): Promise<boolean> {
    if (seesAll(caller)) return true;
    if (this.schemas === undefined)
      throw new Problem('unavailable', 'Without a schema registry only operators see rejections.');
    try {
      return await saysTenant(record, caller.tenantId, this.schemas);
    } catch (error) {
      if (!mayPass(error)) throw error;
      throw new Problem(
        'unavailable',
        'The schema registry does not answer, so it is not known whose records these are.',
        [],
        {
          cause: error,
        },
      );
    }
  }
}

export function seesAll({ rights }: Identity): boolean {
  return rights.has('rejections.all');
}

/** The same filter, limited to the own tenant unless all are seen; undefined when that leaves nothing. */
function limited(filter: RejectionFilter, { caller }: RejectionScope): RejectionFilter | undefined {
  if (seesAll(caller)) return filter;
  const { tenant = [] } = filter;
  if (tenant.length > 0 && !tenant.includes(caller.tenantId)) return undefined;
  return { ...filter, tenant: [caller.tenantId] };
}

/** Whether it is worth trying again, as errors of the registry say of themselves. */
function mayPass(error: unknown): boolean {
  return error instanceof Error && Reflect.get(error, 'verdict') === 'retry';
}
