const warned = new Set<string>();
/** A service that makes up names must not fill the memory with them. */
const MOST = 100;

/**
 * Warns, once per process for each kind, of an event of best effort that was dropped because it is no event: its caller is told nothing,
 * and would never find the mistake.
 */
export function warnOfDrop(action: string, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const field = error instanceof Error && 'field' in error ? String(error.field) : '';
  const kind = `${action} ${field}`;
  if (warned.has(kind) || warned.size >= MOST) return;
  warned.add(kind);
  process.emitWarning(`an event was dropped: ${message} (told once for this field)`, {
    type: 'DocketWarning',
    code: 'DOCKET_DROPPED',
  });
}
