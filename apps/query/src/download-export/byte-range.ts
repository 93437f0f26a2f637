import parseRange from 'range-parser';
import { Problem } from '@docket/http';

/** What of a file is asked for: bytes `start` to `end`, both inclusive. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Headers of a request for a file, and what the file is. */
export interface RangeQuestion {
  readonly size: number;
  readonly etag: string;
  readonly range: string | undefined;
  readonly ifRange: string | undefined;
}

/**
 * The range that is asked for (RFC 9110); undefined for the whole file: also when several ranges are asked for, when the client has
 * a part of another file, and when the header cannot be understood.
 * @throws {Problem} 416 when the file has no such range
 */
export function byteRange({ size, etag, range, ifRange }: RangeQuestion): ByteRange | undefined {
  if (range === undefined || (ifRange !== undefined && ifRange !== etag)) return undefined;
  const ranges = parseRange(size, range);
  if (ranges === -1) {
    const headers = { 'Content-Range': `bytes */${size}` };
    throw new Problem('range-not-satisfiable', `The file has ${size} bytes.`, [], { headers });
  }
  if (ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1) return undefined;
  return ranges[0];
}
