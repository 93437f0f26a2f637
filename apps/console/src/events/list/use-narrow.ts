import { useSyncExternalStore } from 'react';

const query = matchMedia('(max-width: 640px)');
const subscribe = (listener: () => void) => {
  query.addEventListener('change', listener);
  return () => {
    query.removeEventListener('change', listener);
  };
};

/** Whether there is room for one column only. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => query.matches);
}
