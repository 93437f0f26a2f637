import { isUtf8 } from 'node:buffer';
import { type Gunzip, gunzip } from 'node:zlib';
import { Problem } from '@docket/http';
import { tooLarge } from './receive-body.js';
import { BeyondLimit, CHUNK_BYTES, type Unpack, unzstd } from './zstd.js';

const ENCODINGS: Readonly<Record<string, Unpack>> = {
  identity: (body) => Promise.resolve(body),
  gzip: unpackGzip,
  zstd: unzstd,
};
const ACCEPTED = 'gzip, zstd';
const BYTE_ORDER_MARK = '\ufeff';

/** How a `Content-Encoding` is undone. @throws {Problem} 415 */
export function unpackerOf(header: string | undefined): Unpack {
  const name = (header ?? 'identity').trim().toLowerCase();
  const unpack = Object.hasOwn(ENCODINGS, name) ? ENCODINGS[name] : undefined;
  if (unpack) return unpack;
  const detail = `Content-Encoding ${name.slice(0, 64)} is not taken; there are ${ACCEPTED}, one of them at a time.`;
  throw new Problem('unsupported-media-type', detail, [], { headers: { 'Accept-Encoding': ACCEPTED } });
}

/** Unpacks a body. @param limit most bytes when it is unpacked @throws {Problem} 400, 413 */
export async function unpackBody(body: Buffer, unpack: Unpack, limit: number): Promise<Buffer> {
  let plain: Buffer;
  try {
    plain = await unpack(body, limit);
  } catch (error) {
    if (isBeyondLimit(error)) throw tooLarge(limit, 'The request body, unpacked,');
    const why = String(error).replace(/^\w*Error: /, '');
    throw new Problem('malformed-request', `The request body cannot be unpacked as its Content-Encoding says: ${why}.`);
  }
  if (plain.length > limit) throw tooLarge(limit);
  return plain;
}

/** The text of a body. @throws {Problem} 400 */
export function textOfBody(body: Buffer): string {
  if (!isUtf8(body)) {
    throw new Problem('malformed-request', 'The request body is not UTF-8; nothing of it was taken.');
  }
  const text = body.toString('utf8');
  // Some libraries put it in front of everything that they write.
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

/** Node's error for more than `maxOutputLength`, or that of the library. */
function isBeyondLimit(error: unknown): boolean {
  if (error instanceof BeyondLimit) return true;
  return typeof error === 'object' && error !== null && Reflect.get(error, 'code') === 'ERR_BUFFER_TOO_LARGE';
}

function unpackGzip(packed: Buffer, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, result: unknown): void => {
      if (error) {
        reject(error);
        return;
      }
      const { buffer, engine } = result as { buffer: Buffer; engine: Gunzip };
      if (engine.bytesWritten === packed.length) resolve(buffer);
      else reject(new Error('bytes follow behind its end'));
    };
    gunzip(packed, { maxOutputLength: limit, info: true, chunkSize: CHUNK_BYTES }, done);
  });
}
