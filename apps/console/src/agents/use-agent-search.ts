import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type Change, changed } from '../address/changed.js';
import { type AgentSearch } from './search.js';

interface AgentAddress {
  readonly id: string;
  readonly search: AgentSearch;
  /** @param replace leaves no trace for the back button: for what is only looked at in passing */
  readonly change: (change: Change<AgentSearch>, replace?: boolean) => void;
}

/** What the address of the page says, and the way to change it. */
export function useAgentSearch(): AgentAddress {
  const { agentId: id } = useParams({ from: '/agents/$agentId' });
  const search = useSearch({ from: '/agents/$agentId' });
  const navigate = useNavigate({ from: '/agents/$agentId' });
  const change = useCallback(
    (what: Change<AgentSearch>, replace = false) => {
      void navigate({ search: (before) => changed<AgentSearch>(before, what), replace });
    },
    [navigate],
  );
  return { id, search, change };
}
