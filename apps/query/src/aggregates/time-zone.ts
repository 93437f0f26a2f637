import { z } from 'zod';

/** Name of a zone in the IANA time zone database, in its usual spelling. */
export const timeZone = z.string().transform((name, context) => {
  const known = zoneName(name);
  if (known !== undefined) return known;
  context.addIssue({ code: 'custom', message: 'must be a time zone of the IANA database, e.g. Europe/Prague' });
  return z.NEVER;
});

function zoneName(name: string): string | undefined {
  // Offsets (+01:00), which newer Node also takes, are no zones: they know no summer time.
  if (!/^[A-Za-z]/.test(name)) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
