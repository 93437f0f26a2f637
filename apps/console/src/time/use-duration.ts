import { useLocale } from 'use-intl';
import { durationText } from './duration.js';

/** Writes lengths of time, in ms, in the language of the page. */
export function useDuration(): (ms: number) => string {
  const locale = useLocale();
  return (ms) => durationText(ms, locale);
}
