import { durationText } from '../time/duration.js';

/** A number of a report as people read it: lengths of time in their units, means as shares. */
export function figureText(column: string, value: number | null, locale: string): string {
  if (value === null) return '–';
  if (column.endsWith('_ms')) return durationText(value, locale);
  const isShare = column.endsWith('_mean');
  return new Intl.NumberFormat(locale, isShare ? { style: 'percent' } : {}).format(value);
}
