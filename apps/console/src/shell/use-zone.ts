import { useSearch } from '@tanstack/react-router';

/** The time zone of all times that are shown: that of the address, else UTC. */
export function useZone(): string {
  const { tz } = useSearch({ strict: false });
  return tz ?? 'UTC';
}
