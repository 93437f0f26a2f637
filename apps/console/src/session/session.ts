const NAME = 'docket.key';

/** Why there is no session: nobody signed in, the service does not know the key any more, or somebody signed out. */
export type Absence = 'none' | 'refused' | 'ended';

const listeners = new Set<() => void>();
let absence: Absence = 'none';

/** The API key of this tab; undefined without a session. It is kept nowhere else, and forgotten with the tab. */
export function sessionKey(): string | undefined {
  return sessionStorage.getItem(NAME) ?? undefined;
}

export function whyAbsent(): Absence {
  return absence;
}

export function startSession(key: string): void {
  sessionStorage.setItem(NAME, key);
  tell('none');
}

/** Ends the session. @param refused the key that the service refused: a session that began since stays */
export function endSession(refused?: string): void {
  if (refused !== undefined && refused !== sessionKey()) return;
  sessionStorage.removeItem(NAME);
  tell(refused === undefined ? 'ended' : 'refused');
}

/** @returns ends it */
export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The key in the fragment of a link that signs in, `#key=dk_...`. A fragment is sent to no server. */
export function keyInFragment(fragment: string): string | undefined {
  const key = new URLSearchParams(fragment.replace(/^#/, '')).get('key')?.trim();
  return key === undefined || key === '' ? undefined : key;
}

function tell(why: Absence): void {
  absence = why;
  for (const listener of listeners) listener();
}
