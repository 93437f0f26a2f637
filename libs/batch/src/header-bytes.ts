import { type IncomingRecord } from '@docket/kafka';

type Headers = IncomingRecord['headers'];
type HeaderValue = Buffer | string | undefined;

/** A length that stands for a header without a value. */
const NO_VALUE = 0xffff_ffff;
const LENGTH_BYTES = 4;

/** How many bytes {@link writeHeaders} writes. */
export function headersLength(headers: Headers): number {
  let length = 0;
  for (const name in headers) {
    const value = headers[name];
    if (Array.isArray(value)) for (const one of value) length += lengthOf(name, one);
    else length += lengthOf(name, value);
  }
  return length;
}

/**
 * Writes the headers of a record as bytes: of each its name and its value, each after its length; a name as often as
 * it has values. Most records have none or one, and only those of rejected records are ever looked at again.
 */
export function writeHeaders(headers: Headers, into: Buffer, at: number): void {
  let end = at;
  for (const name in headers) {
    const value = headers[name];
    if (Array.isArray(value)) for (const one of value) end = writeHeader(into, end, name, one);
    else end = writeHeader(into, end, name, value);
  }
}

/** The headers that {@link writeHeaders} wrote; the values are copies. */
export function readHeaders(bytes: Buffer): NonNullable<Headers> {
  // A map, because a header may be named like something that every object has.
  const headers = new Map<string, Buffer | (Buffer | string)[] | undefined>();
  let at = 0;
  const next = (): Buffer | undefined => {
    const length = bytes.readUInt32LE(at);
    at += LENGTH_BYTES;
    if (length === NO_VALUE) return undefined;
    at += length;
    return Buffer.from(bytes.subarray(at - length, at));
  };
  while (at < bytes.length) {
    const name = String(next());
    const value = next();
    const before = headers.get(name);
    if (value === undefined || before === undefined) headers.set(name, before ?? value);
    else headers.set(name, Array.isArray(before) ? [...before, value] : [before, value]);
  }
  return Object.fromEntries(headers);
}

/** The driver gives null where a header has no value, whatever its types say. */
function isAbsent(value: HeaderValue | null): value is undefined | null {
  return value === undefined || value === null;
}

function lengthOf(name: string, value: HeaderValue): number {
  return 2 * LENGTH_BYTES + Buffer.byteLength(name) + (isAbsent(value) ? 0 : Buffer.byteLength(value));
}

function writeHeader(into: Buffer, at: number, name: string, value: HeaderValue): number {
  const nameLength = into.write(name, at + LENGTH_BYTES);
  into.writeUInt32LE(nameLength, at);
  const after = at + LENGTH_BYTES + nameLength;
  const start = after + LENGTH_BYTES;
  if (isAbsent(value)) {
    into.writeUInt32LE(NO_VALUE, after);
    return start;
  }
  const length = typeof value === 'string' ? into.write(value, start) : value.copy(into, start);
  into.writeUInt32LE(length, after);
  return start + length;
}
