import { useEffect, useEffectEvent } from 'react';

/** Whether keys are letters of a text, or belong to something that is open. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true;
  const target = event.target instanceof Element ? event.target : undefined;
  return target?.closest('input, select, textarea, [role=dialog], [role=slider]') != null;
}

/** Hears the keys that are nobody's: what one does, undefined for nothing. */
export function useKeys(actionOf: (event: KeyboardEvent) => (() => void) | undefined): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const action = isTaken(event) ? undefined : actionOf(event);
    if (!action) return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listener);
    return () => {
      document.removeEventListener('keydown', listener);
    };
  }, []);
}
