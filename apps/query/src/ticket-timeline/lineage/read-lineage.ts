import { type TenantReader } from '../../access/tenant-reader.js';
import { type Lineage, type LineageBounds, type Link, type LinkKind, traceLineage } from './lineage.js';
import { type LinkRow, linksQuery } from './links.query.js';

/** How far a lineage is followed. */
export const LINEAGE_BOUNDS: LineageBounds = { depth: 10, tickets: 100 };

/** Links that are read for one step. */
const MOST_LINKS = 1000;

const KINDS: Readonly<Record<string, LinkKind>> = {
  'ticket.split_into': 'split',
  'ticket.split_from': 'split',
  'ticket.merged_into': 'merge',
  'ticket.forwarded': 'forward',
};

/**
 * The tickets that a ticket came from or became, by what was known at a moment.
 * @param until ms since 1970
 * @throws {ClickHouseError}
 */
export function readLineage(tenant: TenantReader, ticket: string, until: number): Promise<Lineage> {
  const readLinks = async (tickets: readonly string[]) => {
    const rows = await tenant.query(linksQuery, { tickets: [...tickets], until_ms: until, rows: MOST_LINKS + 1 });
    return { links: rows.slice(0, MOST_LINKS).map(linkOf), complete: rows.length <= MOST_LINKS };
  };
  return traceLineage(ticket, readLinks, LINEAGE_BOUNDS);
}

function linkOf({ from_ticket, by, to_ticket }: LinkRow): Link {
  const kind = KINDS[by] ?? 'forward';
  // Only a ticket that was split off names its parent; all others name what became of them.
  if (by === 'ticket.split_from') return { parent: to_ticket, child: from_ticket, kind };
  return { parent: from_ticket, child: to_ticket, kind };
}
