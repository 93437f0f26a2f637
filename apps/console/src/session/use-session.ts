import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { type Me } from '../api/answers.js';
import { ask } from '../api/ask.js';
import { onSession, sessionKey } from './session.js';

/** The key of this tab, and again when it changes. */
export function useSessionKey(): string | undefined {
  return useSyncExternalStore(onSession, sessionKey);
}

/** Who is signed in; undefined until the service has said so. */
export function useMe(): Me | undefined {
  const key = useSessionKey();
  return useQuery({
    queryKey: ['me', key],
    queryFn: ({ signal }) => ask<Me>('/v1/me', {}, signal),
    enabled: key !== undefined,
    staleTime: 60_000,
  }).data;
}

/** Whether whoever is signed in may do something; not before that is known. */
export function useRight(right: string): boolean {
  return useMe()?.rights.includes(right) ?? false;
}
