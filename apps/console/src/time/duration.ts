const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** A length of time in its two largest units. */
export function durationText(ms: number, locale: string): string {
  const show = (value: number, unit: string) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow', maximumFractionDigits: 1 }).format(
      value,
    );
  if (ms < 950) return show(Math.round(ms / 100) / 10, 'second');
  // Rounded first: what is shown never has 60 of anything.
  const smallest = UNITS[Math.min(UNITS.findIndex(([, length]) => ms >= length) + 1, 3)]?.[1] ?? 1_000;
  let rest = Math.round(ms / smallest) * smallest;
  const parts: string[] = [];
  for (const [unit, length] of UNITS) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) parts.push(show(count, unit));
  }
  return parts.slice(0, 2).join(' ');
}
