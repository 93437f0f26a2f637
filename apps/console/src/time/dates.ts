import { momentOf } from './zone-time.js';

/** A date so many days later. @param date `2016-02-29` */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whether a text is a date that there is. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && addDays(text, 0) === text;
}

/** The moment at which a date begins by the clock of a zone, ISO 8601. */
export function startOf(date: string, zone: string): string {
  return (momentOf(`${date}T00:00`, zone) ?? new Date(`${date}T00:00:00Z`)).toISOString();
}
