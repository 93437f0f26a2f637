/**
 * An event as JSON that gives back exactly what Avro was asked about: JSON itself has no bytes and no infinite numbers. An
 * object with one of these names alone would be taken for such a value, so it is written as its entries.
 */
const BYTES = '$bytes';
const NUMBER = '$number';
const ENTRIES = '$entries';
const MARKS: ReadonlySet<string> = new Set([BYTES, NUMBER, ENTRIES]);

/** The event as text, for the row. */
export function toEventText(value: unknown): string {
  return JSON.stringify(value, marked);
}

/** The event out of the row. @throws {SyntaxError} when it is no JSON */
export function fromEventText(text: string): unknown {
  return JSON.parse(text, unmarked);
}

function marked(this: unknown, key: string, value: unknown): unknown {
  // What the value was before its toJSON.
  const original = (this as Readonly<Record<string, unknown>>)[key];
  if (original instanceof Uint8Array) return { [BYTES]: Buffer.from(original).toString('base64') };
  if (typeof original === 'string') return wellFormed(original);
  if (typeof original === 'number' && !Number.isFinite(original)) return { [NUMBER]: String(original) };
  return isMark(value) ? { [ENTRIES]: Object.entries(value) } : value;
}

function unmarked(_key: string, value: unknown): unknown {
  if (!isMark(value)) return value;
  const [[mark, content] = []] = Object.entries(value);
  if (mark === BYTES) return Buffer.from(String(content), 'base64');
  if (mark === NUMBER) return Number(content);
  return Object.fromEntries(content as [string, unknown][]);
}

/** An object whose only name is one of ours. */
function isMark(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const names = Object.keys(value);
  return names.length === 1 && MARKS.has(names[0] ?? '');
}

/** Half a pair of UTF-16 has no form in UTF-8: Avro would write bytes that ingestion has to refuse. */
function wellFormed(text: string): string {
  return /\p{Surrogate}/u.test(text) ? Buffer.from(text).toString() : text;
}
