import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { type ListedEvents } from './use-listed-events.js';
import { useNarrow } from './use-narrow.js';

const HEIGHT = 26;
const NARROW_HEIGHT = 46;
/** Of the line with the names of columns, which stays in sight above the rows. */
const HEAD = 26;
/** So many rows before the end of what is there, more is asked for. */
const AHEAD = 60;

/** The rows that are to be seen, of all that are there; asks for more before an end is reached. */
export function useRows(listed: ListedEvents, scroller: RefObject<HTMLDivElement | null>, active: number) {
  const isNarrow = useNarrow();
  const height = isNarrow ? NARROW_HEIGHT : HEIGHT;
  const head = isNarrow ? 0 : HEAD;
  const { events, loadMore, loadEarlier } = listed;
  const rows = useVirtualizer({
    count: events.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: (index) => events[index]?.event_id ?? index,
    overscan: 12,
    scrollMargin: head,
    scrollPaddingStart: head,
  });
  const visible = rows.getVirtualItems();
  const [first, last] = [visible[0]?.index ?? 0, visible.at(-1)?.index ?? 0];
  useEffect(() => {
    rows.measure();
  }, [rows, height]);
  useEffect(() => {
    if (events.length === 0) return;
    if (last >= events.length - AHEAD) loadMore();
    if (first <= AHEAD / 2) loadEarlier();
  }, [first, last, events.length, loadMore, loadEarlier]);
  useEffect(() => {
    if (active >= 0) rows.scrollToIndex(active, { align: 'auto' });
  }, [rows, active]);
  useKeptPlace(listed, scroller, height);
  return { rows, visible, head };
}

/** Rows that come in front push nothing away from under the eyes, unless somebody looks at the very top. */
function useKeptPlace({ events }: ListedEvents, scroller: RefObject<HTMLDivElement | null>, height: number): void {
  const before = useRef<string | undefined>(undefined);
  const firstId = events[0]?.event_id;
  useLayoutEffect(() => {
    const element = scroller.current;
    const known = before.current;
    before.current = firstId;
    if (!element || known === undefined || known === firstId) return;
    const added = events.findIndex((event) => event.event_id === known);
    const follows = element.scrollTop < height && new URLSearchParams(location.search).get('live') === 'on';
    if (added > 0 && !follows) element.scrollTop += added * height;
  }, [events, firstId, scroller, height]);
}
