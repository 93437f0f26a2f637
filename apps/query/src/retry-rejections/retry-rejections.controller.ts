import { Body, Controller, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type z } from 'zod';
import { invalidParameter, Problem } from '@docket/http';
import { type Origin, type RejectedRecord } from '@docket/rejections';
import { Caller, type RequestCaller } from '../access/caller.js';
import { Installation, type InstallationReader } from '../access/installation.js';
import { readBody } from '../parameters/read-body.js';
import { readPathParameter } from '../parameters/path-parameter.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { type AuditSink } from '../reads/read-trail.js';
import { rejectionConfigured } from '../rejections/rejection-configured.js';
import { RejectionDesk, type RejectionScope } from '../rejections/rejection-desk.js';
import { idOf, rejectionId } from '../rejections/rejection-id.js';
import { filterOf } from '../rejections/rejection-parameters.js';
import { RetryDesk, type RetryResult } from '../rejections/retry-desk.js';
import { AUDIT_SINK } from '../tokens.js';
import { MOST_RETRIED, retryRejections } from './retry-rejections.operation.js';

type Wanted = z.infer<typeof retryRejections.body>;
type Answer = z.infer<typeof retryRejections.response>;

interface Selected {
  readonly records: readonly RejectedRecord[];
  readonly missing: readonly string[];
  readonly left: number;
  readonly last: Origin | undefined;
}

@Controller()
export class RetryRejectionsController {
  constructor(
    @Inject(RejectionDesk) private readonly rejections: RejectionDesk,
    @Inject(RetryDesk) private readonly desk: RetryDesk,
    @Inject(AUDIT_SINK) private readonly audit: AuditSink,
  ) {}

  @Post(retryRejections.path)
  @HttpCode(202)
  async retry(
    @Installation() installation: InstallationReader,
    @Caller() caller: RequestCaller,
    @Query() query: RawQuery,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer> {
    const { filter } = filterOf({ ...readParameters(retryRejections.parameters, query), state: undefined });
    const wanted = readBody(retryRejections.body, body);
    const scope = { installation, caller };
    const { records, missing, left, last } = await this.#select(filter, wanted, scope);
    const { reason, dry_run: dryRun, force, again } = wanted;
    const results = await this.desk.retry(records, { how: 'retried', reason, dryRun, force, again }, scope);
    for (const { id, result, published } of results) {
      if (result !== 'published' || published === null) continue;
      this.audit.add(rejectionConfigured({ id, how: 'retried', reason, published }, { request, caller }));
    }
    void reply.header('Location', '/v1/rejections');
    return {
      dry_run: dryRun,
      results: [...results, ...missing.map(notFound)],
      left,
      after: left > 0 && last ? idOf(last) : null,
    };
  }

  async #select(filter: object, wanted: Wanted, scope: RejectionScope): Promise<Selected> {
    const { ids, all, after, again } = wanted;
    const hasFilter = Object.keys(filter).length > 0;
    if (ids !== undefined) {
      if (hasFilter || all || after !== undefined)
        throw invalidParameter('ids', 'goes without parameters, all and after');
      const origins = [...new Set(ids)].map((text) => readPathParameter('ids', rejectionId, text));
      return { ...(await this.#named(origins, scope)), left: 0, last: undefined };
    }
    if (!hasFilter && !all)
      throw invalidParameter('ids', 'is needed, or parameters that say which; all=true means every open one');
    if (hasFilter && all) throw invalidParameter('all', 'goes without parameters');
    const place = after === undefined ? undefined : readPathParameter('after', rejectionId, after);
    const page = { state: again ? ('' as const) : ('open' as const), after: place, limit: MOST_RETRIED };
    return { ...(await this.rejections.from(filter, page, scope)), missing: [] };
  }

  /** Those that the caller sees, in the order of their places. */
  async #named(origins: readonly Origin[], scope: RejectionScope): Promise<Pick<Selected, 'records' | 'missing'>> {
    const records: RejectedRecord[] = [];
    const missing: string[] = [];
    for (const origin of [...origins].sort(byPlace)) {
      try {
        records.push(await this.rejections.require(origin, scope));
      } catch (error) {
        if (!(error instanceof Problem) || error.kind !== 'not-found') throw error;
        missing.push(idOf(origin));
      }
    }
    return { records, missing };
  }
}

function byPlace(a: Origin, b: Origin): number {
  return a.epoch - b.epoch || a.partition - b.partition || a.offset - b.offset;
}

function notFound(id: string): RetryResult {
  return { id, result: 'not_found', published: null, again: null };
}
