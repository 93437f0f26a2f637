import * as zlib from 'node:zlib';
import { Decompress } from 'fzstd';
import { checkZstdFrames } from './zstd-frames.js';

/** What is unpacked at a time: each piece is a way to another thread and back. */
export const CHUNK_BYTES = 128 * 1024;

/** More came out than may. */
export class BeyondLimit extends Error {
  override readonly name = 'BeyondLimit';
}

/** Unpacks as much as `limit` allows, in bytes. @throws {Error} beyond it, and when it cannot be unpacked */
export type Unpack = (packed: Buffer, limit: number) => Promise<Buffer>;

type NodeZstd = (packed: Buffer, options: object, done: (error: Error | null, plain: Buffer) => void) => void;

/** Of Node 22.15 and later. The types are of the oldest Node that is supported. */
const ofNode = (zlib as unknown as { readonly zstdDecompress?: NodeZstd }).zstdDecompress;

/** zstd by Node where it has it, else in JavaScript by fzstd. */
export const unzstd: Unpack = ofNode ? byNode(ofNode) : byLibrary;

function byNode(decompress: NodeZstd): Unpack {
  return (packed, limit) => {
    checkZstdFrames(packed);
    return new Promise((resolve, reject) => {
      decompress(packed, { maxOutputLength: limit, chunkSize: CHUNK_BYTES }, (error, plain) => {
        if (error) reject(error);
        else resolve(plain);
      });
    });
  };
}

/** As large as what is unpacked between two looks at the size. */
const STEP_BYTES = 16 * 1024;

/** Exported for its test alone: the Node that runs the tests may have its own. */
export async function byLibrary(packed: Buffer, limit: number): Promise<Buffer> {
  checkZstdFrames(packed);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream = new Decompress((chunk) => {
    size += chunk.length;
    if (size > limit) throw new BeyondLimit(`more than ${limit} bytes`);
    chunks.push(chunk);
  });
  for (let at = 0; at < packed.length; at += STEP_BYTES) {
    stream.push(packed.subarray(at, at + STEP_BYTES), at + STEP_BYTES >= packed.length);
    await new Promise(setImmediate);
  }
  return Buffer.concat(chunks, size);
}
