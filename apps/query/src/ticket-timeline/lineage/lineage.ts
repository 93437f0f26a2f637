/** How one ticket became another. */
export type LinkKind = 'split' | 'merge' | 'forward';

/** One ticket came from another: the child from the parent. */
export interface Link {
  readonly parent: string;
  readonly child: string;
  readonly kind: LinkKind;
}

/** A relative of a ticket. */
export interface Relative {
  readonly ticket_id: string;
  /** What it is to the ticket that was asked for: `ancestor` came before it, `descendant` came of it. */
  readonly relation: 'self' | 'ancestor' | 'descendant';
  /** Steps from the ticket that was asked for. */
  readonly distance: number;
  /** How it is linked to `of`; null for the ticket itself. */
  readonly via: LinkKind | null;
  /** The ticket through which it was found; null for the ticket itself. */
  readonly of: string | null;
}

export interface Lineage {
  /** The ticket itself first, then by distance. */
  readonly tickets: readonly Relative[];
  /** False when a bound was met: there may be more relatives. */
  readonly complete: boolean;
}

export interface LineageBounds {
  /** Steps from the ticket. */
  readonly depth: number;
  /** Tickets, itself included. */
  readonly tickets: number;
}

/** Links of some tickets in both directions, and whether those are all. */
export type ReadLinks = (
  tickets: readonly string[],
) => Promise<{ readonly links: readonly Link[]; readonly complete: boolean }>;

/**
 * Follows links up to ancestors and down to descendants, one step of both at a time. Siblings are neither. A ticket is told
 * once, as what it was found first, and followed once in each direction, so that circles end.
 */
export async function traceLineage(ticket: string, readLinks: ReadLinks, bounds: LineageBounds): Promise<Lineage> {
  const self: Relative = { ticket_id: ticket, relation: 'self', distance: 0, via: null, of: null };
  const found = new Map([[ticket, self]]);
  const ways = [new Way('ancestor', ticket), new Way('descendant', ticket)];
  let complete = true;
  for (let distance = 1; ways.some(({ edge }) => edge.length > 0); distance += 1) {
    const read = await readLinks([...new Set(ways.flatMap(({ edge }) => edge))]);
    complete &&= read.complete;
    for (const way of ways) {
      const next = way.next(read.links, distance);
      const taken = next.filter((relative) => {
        if (distance > bounds.depth) return false;
        if (!found.has(relative.ticket_id) && found.size < bounds.tickets) found.set(relative.ticket_id, relative);
        return found.has(relative.ticket_id);
      });
      way.go(taken);
      complete &&= taken.length === next.length;
    }
  }
  return { tickets: [...found.values()], complete };
}

/** One direction, and how far it was followed. */
class Way {
  /** Tickets that were reached last. */
  edge: readonly string[];
  private readonly seen: Set<string>;

  constructor(
    private readonly relation: 'ancestor' | 'descendant',
    ticket: string,
  ) {
    this.edge = [ticket];
    this.seen = new Set(this.edge);
  }

  /** Relatives one step beyond the edge that were not seen yet, each once. */
  next(links: readonly Link[], distance: number): Relative[] {
    const next = new Map<string, Relative>();
    for (const { parent, child, kind: via } of links) {
      const [of, ticket_id] = this.relation === 'ancestor' ? [child, parent] : [parent, child];
      if (!this.edge.includes(of) || this.seen.has(ticket_id) || next.has(ticket_id)) continue;
      next.set(ticket_id, { ticket_id, relation: this.relation, distance, via, of });
    }
    return [...next.values()];
  }

  go(relatives: readonly Relative[]): void {
    this.edge = relatives.map(({ ticket_id }) => ticket_id);
    for (const ticket of this.edge) this.seen.add(ticket);
  }
}
