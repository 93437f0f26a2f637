import { type Span, sumMs, unionMs } from '../sessions/span.js';
import { overlapOf } from './overlap.js';
import { type TicketTime, type TimeRow } from './time-row.js';

/** The part of a view that is in a day. */
export interface ViewPart {
  readonly ticket: string;
  readonly span: Span;
  /** Its end was lost, and is one by rule. */
  readonly byRule: boolean;
}

/** What somebody looked at on a day, ticket by ticket, and in all. */
export interface Viewing {
  readonly totals: Pick<
    TimeRow['values'],
    'tickets' | 'views' | 'views_by_rule' | 'viewing_ms' | 'view_ms' | 'overlap_ms'
  >;
  /** The longest first. */
  readonly tickets: TicketTime[];
}

/** Adds up the views of a day. What overlaps counts once in `viewing_ms`, and for each view in `view_ms`. */
export function viewingOf(views: readonly ViewPart[]): Viewing {
  const { together, alone } = overlapOf(views.map(({ ticket, span }) => ({ key: ticket, ...span })));
  const byTicket = new Map<string, ViewPart[]>();
  for (const view of views) {
    const own = byTicket.get(view.ticket);
    if (own) own.push(view);
    else byTicket.set(view.ticket, [view]);
  }
  const spans = views.map(({ span }) => span);
  return {
    totals: {
      tickets: byTicket.size,
      views: views.length,
      views_by_rule: views.filter(({ byRule }) => byRule).length,
      viewing_ms: unionMs(spans),
      view_ms: sumMs(spans),
      overlap_ms: together,
    },
    tickets: [...byTicket]
      .map(([ticket, own]): TicketTime => {
        const viewing = unionMs(own.map(({ span }) => span));
        const by_rule = own.filter(({ byRule }) => byRule).length;
        return {
          ticket,
          views: own.length,
          viewing_ms: viewing,
          overlap_ms: viewing - (alone.get(ticket) ?? 0),
          by_rule,
        };
      })
      .sort((a, b) => b.viewing_ms - a.viewing_ms || (a.ticket < b.ticket ? -1 : 1)),
  };
}
