import { LIMITS } from '@docket/events';
import type { ValueWriter } from './value-writer.js';

/** Bytes of JSON around a list or record, and most of them around a name and its value. */
const BRACKETS = 3;
const NAME = 4;
const ESCAPE = 6;

/** Makes the writer of lists of what another one writes. */
export function arrayWriter(item: ValueWriter | undefined): ValueWriter | undefined {
  if (item === undefined) return undefined;
  return (out, value) => {
    if (!Array.isArray(value) || !isPlain(value)) return false;
    const items = value as readonly unknown[];
    const { length } = items;
    // A list may have properties besides its items, which JSON leaves out and the rules look at.
    if (Object.keys(items).length !== length) return false;
    out.json += BRACKETS;
    if (length > 0) out.long(length);
    for (let i = 0; i < length; i++) if (!item(out, items[i])) return false;
    out.byte(0);
    return true;
  };
}

/** Makes the writer of maps to what another one writes. */
export function mapWriter(text: ValueWriter | undefined): ValueWriter | undefined {
  if (text === undefined) return undefined;
  return (out, value) => {
    if (!isRecord(value)) return false;
    const names = Object.keys(value);
    out.json += BRACKETS;
    if (names.length > 0) out.long(names.length);
    for (const name of names) {
      out.json += name.length * ESCAPE + NAME;
      if (!out.text(name, LIMITS.detail) || !text(out, value[name])) return false;
    }
    out.byte(0);
    return true;
  };
}

/** Makes the writer of records of these fields, in their order. */
export function recordWriter(fields: ReadonlyMap<string, ValueWriter> | undefined): ValueWriter | undefined {
  if (fields === undefined) return undefined;
  const writers = [...fields];
  const names = writers.reduce((sum, [name]) => sum + name.length + NAME, BRACKETS);
  return (out, value) => {
    if (!isRecord(value)) return false;
    for (const name in value) if (!fields.has(name)) return false;
    out.json += names;
    for (const [name, writer] of writers) if (!writer(out, value[name])) return false;
    return true;
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !(value instanceof Uint8Array) && isPlain(value);
}

/** Whether JSON shows a value as it is. */
function isPlain(value: object): boolean {
  return (value as { toJSON?: unknown }).toJSON === undefined;
}
