import { useEffect, useState } from 'react';
import { type ListedEvents } from '../list/use-listed-events.js';
import { useEventsSearch } from '../use-events-search.js';

/** Whether keys are letters of a text, or belong to something that is open. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true;
  const target = event.target instanceof Element ? event.target : undefined;
  return target?.closest('input, select, textarea, [role=dialog], [role=slider]') != null;
}

/**
 * Keys of the whole page, and the event that they act upon.
 * @returns its index (-1 for none), and the way to another
 */
export function usePageKeys(
  { events, tail }: ListedEvents,
  onHelp: () => void,
): readonly [number, (index: number) => void] {
  const { search, change } = useEventsSearch();
  const [activeId, setActiveId] = useState(search.event);
  const active = activeId === undefined ? -1 : events.findIndex((event) => event.event_id === activeId);

  useEffect(() => {
    const goTo = (index: number) => {
      const id = events[Math.max(0, Math.min(index, events.length - 1))]?.event_id;
      setActiveId(id);
      if (id !== undefined && search.event !== undefined) change({ event: id }, true);
    };
    const onList = document.activeElement === document.body || document.activeElement?.role === 'grid';
    const open = () => {
      if (activeId !== undefined) change({ event: activeId });
    };
    const actions: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
      j: () => {
        goTo(active + 1);
      },
      k: () => {
        goTo(active - 1);
      },
      Home: () => {
        goTo(0);
      },
      '/': () => document.getElementById('filter')?.focus(),
      '?': onHelp,
      l: () => {
        change({ live: search.live === 'on' ? undefined : 'on', at: undefined });
      },
      p: () => {
        tail.setPaused(!tail.isPaused);
      },
      Escape: () => {
        change({ event: undefined });
      },
    };
    const ofList: typeof actions = {
      ArrowDown: () => {
        goTo(active + 1);
      },
      ArrowUp: () => {
        goTo(active - 1);
      },
      Enter: open,
    };
    const onKey = (event: KeyboardEvent) => {
      if (isTaken(event)) return;
      const isOnList = onList || (event.target instanceof Element && event.target.role === 'grid');
      const action = actions[event.key] ?? (isOnList ? ofList[event.key] : undefined);
      if (!action) return;
      event.preventDefault();
      action(event);
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, [events, active, activeId, search, change, tail, onHelp]);

  return [
    active,
    (index) => {
      setActiveId(events[index]?.event_id);
    },
  ];
}
