/** What one check found. */
export interface Finding {
  readonly state: 'ok' | 'note' | 'problem';
  readonly what: string;
  readonly found: string;
  /** What to do about it. */
  readonly advice?: string;
}

export const ok = (what: string, found: string): Finding => ({ state: 'ok', what, found });

/** Something worth knowing that is no fault. */
export const note = (what: string, found: string, advice?: string): Finding => ({
  state: 'note',
  what,
  found,
  ...(advice === undefined ? {} : { advice }),
});

export const problem = (what: string, found: string, advice: string): Finding => ({
  state: 'problem',
  what,
  found,
  advice,
});

/** Runs a check of a system; one that throws has found that the system does not work. */
export async function checkedSystem(what: string, advice: string, check: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await check();
  } catch (error) {
    return [problem(what, error instanceof Error ? error.message : String(error), advice)];
  }
}
