import { isZone } from '../time/zone-time.js';

/** What an address says, before anything is known of it. */
export type RawSearch = Readonly<Record<string, unknown>>;

/** A parameter of an address; undefined without one, and for one that says nothing. */
export function readText(raw: RawSearch, name: string): string | undefined {
  const value = raw[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** The time zone of an address; undefined for UTC, and for what is none. */
export function readZone(raw: RawSearch): string | undefined {
  const tz = readText(raw, 'tz');
  return tz !== undefined && tz !== 'UTC' && isZone(tz) ? tz : undefined;
}

/** A moment of an address, as the API takes it; undefined for what is none. */
export function readMoment(raw: RawSearch, name: string): string | undefined {
  const text = readText(raw, name);
  const ms = text === undefined ? NaN : Date.parse(text);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}
