import { Controller, Get, Headers, Inject, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { Caller, type RequestCaller } from '../access/caller.js';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { ChangeFeed, NOW } from '../changes/change-feed.js';
import { type Position } from '../changes/position.js';
import { type EventFilter, filterConditions } from '../events/event-filter.js';
import { invalidParameter, toProblem } from '@docket/http';
import { LONGEST_POSITION } from '../list-changes/list-changes.operation.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { storeProblem } from '../problems/clickhouse-problem.js';
import { Outlet } from './outlet.js';
import { streamEvents } from './stream-events.operation.js';
import { Tail } from './tail.js';
import { Tails } from './tails.js';

const HEADERS = {
  'Content-Type': 'text/event-stream',
  // Proxies that gather answers would hold events back.
  'X-Accel-Buffering': 'no',
  // Ends with the tail: a service that stops would wait for it otherwise, until its keep-alive time is over.
  Connection: 'close',
};
const TIMES = { lookMs: 500, heartbeatMs: 15_000, lifeMs: 15 * 60_000 } as const;
/** How long a client may take nothing while its buffer is full. */
const PATIENCE_MS = 10_000;
/** Events that are read at once, and so are in memory for one client besides its buffer. */
const PAGE = 100;

@Controller()
export class StreamEventsController {
  constructor(
    @Inject(ChangeFeed) private readonly feed: ChangeFeed,
    @Inject(Tails) private readonly tails: Tails,
  ) {}

  @Get(streamEvents.path)
  async stream(
    @Tenant() tenant: TenantReader,
    @Caller() caller: RequestCaller,
    @Query() query: RawQuery,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { after, ...filter } = readParameters(streamEvents.parameters, query);
    // An empty range of time is told now, not in the stream.
    filterConditions(filter);
    const start = await this.#startOf(after, lastEventId);
    const owner = { tenantId: tenant.tenantId, keyId: caller.id };
    // No await from here to `add`, so that requests at once cannot all find room.
    this.tails.requireRoom(owner);
    const outlet = new Outlet(PATIENCE_MS);
    const tail = this.#tail(tenant, filter, outlet);
    this.tails.add(tail, owner, tail.run(start));
    void reply.headers(HEADERS).send(outlet);
  }

  /** Browsers send an empty `Last-Event-ID` when they have none. */
  #startOf(after: string | undefined, lastEventId: string | undefined): Promise<Position> {
    if (lastEventId === undefined || lastEventId === '') return this.feed.positionOf('after', after ?? NOW);
    if (lastEventId.length > LONGEST_POSITION) throw invalidParameter('Last-Event-ID', 'is no position');
    return this.feed.positionOf('Last-Event-ID', lastEventId);
  }

  #tail(tenant: TenantReader, filter: EventFilter, outlet: Outlet): Tail {
    return new Tail(
      {
        outlet,
        read: (position) => this.feed.read(tenant, { filter, limit: PAGE, position }, TIMES.lookMs / 2),
        textOf: (position) => this.feed.textOf(position),
        explain: (error) => storeProblem(error) ?? toProblem(error),
      },
      TIMES,
    );
  }
}
