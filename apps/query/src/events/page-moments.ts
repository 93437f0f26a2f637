import { type EventFilter, filterConditions } from './event-filter.js';

/** Fields whose columns the projections by ticket and by actor have (ADR 0005). */
const OF_PROJECTIONS = [
  'action',
  'actor',
  'department',
  'ticket',
  'from',
  'to',
] as const satisfies (keyof EventFilter)[];

/**
 * When a filter names a ticket or an actor, and something that the projections do not have: the moments of that ticket or
 * actor, which a projection knows, so that no more rows are read than those. Nothing otherwise.
 */
export function momentsOf(filter: EventFilter): string[] {
  const inner = filter.query ?? {};
  if (!namesFew(filter) && !namesFew(inner)) return [];
  if (isOfProjections(filter) && isOfProjections(inner)) return [];
  const { clock } = filter;
  const known = { ...ofProjections(filter), ...(filter.query && { query: ofProjections({ ...filter.query, clock }) }) };
  const where = ['tenant_id = {tenant_id: String}', ...filterConditions(known).sql].join(' AND ');
  return [`occurred_at IN (SELECT occurred_at FROM audit_events WHERE ${where})`];
}

function namesFew({ ticket = [], actor = [] }: EventFilter): boolean {
  return [...ticket, ...actor].some((term) => typeof term === 'string');
}

function isOfProjections(filter: EventFilter): boolean {
  if (filter.clock === 'ingested') return false;
  const known: readonly string[] = [...OF_PROJECTIONS, 'query', 'clock'];
  return Object.entries(filter).every(
    ([name, value]) => known.includes(name) || value === undefined || (Array.isArray(value) && value.length === 0),
  );
}

/** What of a filter a projection can answer. Times of another clock are not among it. */
function ofProjections(filter: EventFilter): EventFilter {
  const names =
    filter.clock === 'ingested' ? OF_PROJECTIONS.filter((name) => name !== 'from' && name !== 'to') : OF_PROJECTIONS;
  return Object.fromEntries(names.map((name) => [name, filter[name]]));
}
