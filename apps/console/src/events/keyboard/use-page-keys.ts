import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useKeys } from '../../shell/use-keys.js';
import { type ListedEvents } from '../list/use-listed-events.js';
import { useEventsSearch } from '../use-events-search.js';

type Actions = Readonly<Record<string, () => void>>;

/** Whether keys that mean something else elsewhere mean the list: it has the focus, or nothing has. */
function isOnList({ target }: KeyboardEvent): boolean {
  return target === document.body || (target instanceof Element && target.role === 'grid');
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
  const navigate = useNavigate();
  const [activeId, setActiveId] = useState(search.event);
  const active = activeId === undefined ? -1 : events.findIndex((event) => event.event_id === activeId);
  const goTo = (index: number) => {
    const id = events[Math.max(0, Math.min(index, events.length - 1))]?.event_id;
    setActiveId(id);
    if (id !== undefined && search.event !== undefined) change({ event: id }, true);
  };
  const ofList: Actions = {
    ArrowDown: () => goTo(active + 1),
    ArrowUp: () => goTo(active - 1),
    Home: () => goTo(0),
    Enter: () => change({ event: activeId }),
  };
  const ofPage: Actions = {
    j: () => goTo(active + 1),
    k: () => goTo(active - 1),
    t: () => {
      const ticketId = events[active]?.ticket_id;
      if (ticketId !== undefined) void navigate({ to: '/tickets/$ticketId', params: { ticketId } });
    },
    a: () => {
      const { actor } = events[active] ?? {};
      if (actor?.type === 'AGENT') void navigate({ to: '/agents/$agentId', params: { agentId: actor.id } });
    },
    '/': () => document.getElementById('filter')?.focus(),
    '?': onHelp,
    l: () => change({ live: search.live === 'on' ? undefined : 'on', at: undefined }),
    p: () => tail.setPaused(!tail.isPaused),
    Escape: () => change({ event: undefined }),
  };
  useKeys((event) => ofPage[event.key] ?? (isOnList(event) ? ofList[event.key] : undefined));
  return [active, (index) => setActiveId(events[index]?.event_id)];
}
