import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { changed } from '../address/changed.js';
import { type EventsSearch, type SearchChange } from './search.js';

interface EventsAddress {
  readonly search: EventsSearch;
  /** @param replace leaves no trace for the back button: for what is only looked at in passing */
  readonly change: (change: SearchChange, replace?: boolean) => void;
}

/** What the address of the page says, and the way to change it. */
export function useEventsSearch(): EventsAddress {
  const search = useSearch({ from: '/events' });
  const navigate = useNavigate({ from: '/events' });
  const change = useCallback(
    (what: SearchChange, replace = false) => {
      void navigate({ search: (before) => changed(before, what), replace });
    },
    [navigate],
  );
  return { search, change };
}
