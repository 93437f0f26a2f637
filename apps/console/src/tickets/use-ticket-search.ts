import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type Change, changed } from '../address/changed.js';
import { type TicketSearch } from './search.js';

interface TicketAddress {
  readonly id: string;
  readonly search: TicketSearch;
  /** It leaves no trace for the back button: what is changed is what is looked at. */
  readonly change: (change: Change<TicketSearch>) => void;
}

/** What the address of the page says, and the way to change it. */
export function useTicketSearch(): TicketAddress {
  const { ticketId: id } = useParams({ from: '/tickets/$ticketId' });
  const search = useSearch({ from: '/tickets/$ticketId' });
  const navigate = useNavigate({ from: '/tickets/$ticketId' });
  const change = useCallback(
    (what: Change<TicketSearch>) => {
      void navigate({ search: (before) => changed<TicketSearch>(before, what), replace: true });
    },
    [navigate],
  );
  return { id, search, change };
}
