import { Controller, Get, Param, Query } from '@nestjs/common';
import { LIMITS } from '@docket/events';
import { invalidParameter } from '@docket/http';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { readAsked } from '../events/asked.js';
import { type AuditEvent } from '../events/event.js';
import { type EventFilter, filterConditions } from '../events/event-filter.js';
import { readPage } from '../events/page-query.js';
import { nestPath } from '../http/nest-path.js';
import { identifier } from '../parameters/identifier.js';
import { readPathParameter } from '../parameters/path-parameter.js';
import { type RawQuery } from '../parameters/read-parameters.js';
import { type Lineage } from './lineage/lineage.js';
import { LINEAGE_BOUNDS, readLineage } from './lineage/read-lineage.js';
import { previousEventQuery } from './previous-event.query.js';
import { readTicketState } from './state/read-state.js';
import { ticketTimeline, type TicketTimeline } from './ticket-timeline.operation.js';
import { toTimeline } from './timeline-event.js';

@Controller()
export class TicketTimelineController {
  @Get(nestPath(ticketTimeline.path))
  async timeline(
    @Tenant() tenant: TenantReader,
    @Param('id') id: string,
    @Query() query: RawQuery,
  ): Promise<TicketTimeline> {
    const ticket = readPathParameter('id', identifier, id);
    const route = `${ticketTimeline.id}/${ticket}`;
    const { tenantId } = tenant;
    const { values, asked, now } = readAsked(ticketTimeline.parameters, { route, tenantId, query });
    const { limit, cursor, lineage, as_of: asOf, ...given } = values;
    const filter = upTo(given, asOf);
    const family = lineage ? await readLineage(tenant, ticket, asOf ?? LIMITS.occurredAtMax) : undefined;
    const tickets = family?.tickets.map(({ ticket_id }) => ticket_id) ?? [ticket];
    const question = { ...filter, ticket: tickets };
    const [page, state] = await Promise.all([
      readPage(tenant, 'ticket_timeline', {
        route,
        filter: question,
        order: 'oldest_first',
        limit,
        cursor,
        asked,
        now,
      }),
      asOf === undefined || cursor !== undefined ? undefined : readTicketState(tenant, ticket, asOf),
    ]);
    const before = cursor === undefined ? undefined : await previousOf(tenant, question, page.events);
    return {
      ticket_id: ticket,
      ...(asOf === undefined ? {} : { as_of: new Date(asOf).toISOString() }),
      ...(state === undefined ? {} : { state }),
      ...(family === undefined ? {} : { lineage: shown(family) }),
      events: toTimeline(page.events, before, family?.tickets),
      next_cursor: page.next_cursor,
    };
  }
}

function shown({ tickets, complete }: Lineage): TicketTimeline['lineage'] {
  const { depth: most_steps, tickets: most_tickets } = LINEAGE_BOUNDS;
  return { tickets: [...tickets], complete, most_steps, most_tickets };
}

/** The same filter, without what happened after a moment. */
function upTo<F extends Pick<EventFilter, 'from' | 'to'>>(filter: F, asOf: number | undefined): F {
  if (asOf === undefined) return filter;
  if (filter.from !== undefined && filter.from > asOf) throw invalidParameter('as_of', 'must not be before from');
  // A moment has milliseconds: what happened at it is before the next one.
  return { ...filter, to: Math.min(filter.to ?? Infinity, asOf + 1) };
}

/** When the event before a page happened. */
async function previousOf(
  tenant: TenantReader,
  filter: EventFilter,
  [first]: readonly AuditEvent[],
): Promise<string | undefined> {
  if (first === undefined) return undefined;
  const { query, params } = previousEventQuery(filterConditions(filter), first);
  return (await tenant.query(query, params))[0]?.occurred_at;
}
