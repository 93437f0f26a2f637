import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { type TimelineEvent } from '../../api/ticket-answers.js';
import { useTicketSearch } from '../use-ticket-search.js';

/** The moment at which a ticket is looked at. Times are ms since 1970. */
export interface Moment {
  readonly at: number;
  /** Whether it is now: no moment was chosen. */
  readonly isNow: boolean;
  /** The same as the API takes it; it follows a slider that is dragged a little later. */
  readonly asOf: string;
  /** undefined is now. */
  readonly set: (ms: number | undefined) => void;
  /** To the event before or after. */
  readonly step: (by: -1 | 1) => void;
}

/** The slider is dragged through many moments, and the service asked about those at which it stays. */
const STAYS_MS = 150;

/** @param own events of the ticket, oldest first @param openedAt what "now" is while the page is open */
export function useMoment(own: readonly TimelineEvent[], openedAt: number): Moment {
  const { search, change } = useTicketSearch();
  const [dragged, setDragged] = useState<{ readonly ms: number | undefined }>();
  const moments = useMemo(() => [...new Set(own.map((event) => Date.parse(event.occurred_at)))], [own]);
  const settle = useEffectEvent((ms: number | undefined) => {
    change({ as_of: ms === undefined ? undefined : new Date(ms).toISOString() });
    setDragged(undefined);
  });
  useEffect(() => {
    if (!dragged) return;
    const timer = setTimeout(() => {
      settle(dragged.ms);
    }, STAYS_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [dragged]);
  const chosen = dragged ? dragged.ms : search.as_of === undefined ? undefined : Date.parse(search.as_of);
  const at = chosen ?? openedAt;
  const set = (ms: number | undefined) => {
    setDragged({ ms });
  };
  return {
    ...{ at, set, isNow: chosen === undefined },
    asOf: search.as_of ?? new Date(openedAt).toISOString(),
    step: (by) => {
      const next = by < 0 ? moments.findLast((ms) => ms < at) : moments.find((ms) => ms > at);
      if (by < 0) set(next ?? moments[0]);
      else set(next);
    },
  };
}
