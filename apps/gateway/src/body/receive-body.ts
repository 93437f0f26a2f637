import { type IncomingMessage } from 'node:http';
import { Problem } from '@docket/http';
import { type MemoryShare } from './memory-budget.js';

/** The client went away before its request was complete; nobody is there to be answered. */
export class ClientGone extends Error {
  override readonly name = 'ClientGone';
}

/**
 * Receives a body, as it is sent. Gives up at the first byte too many; what comes after that is thrown away by Node.
 * @param limit most bytes
 * @throws {Problem} 413, 503 @throws {ClientGone}
 */
export async function receiveBody(request: IncomingMessage, limit: number, share: MemoryShare): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
  const chunks: Buffer[] = [];
  let size = 0;
  await eachChunk(request, (chunk) => {
    size += chunk.length;
    if (size > limit) throw tooLarge(limit);
    share.grow(chunk.length);
    chunks.push(chunk);
  });
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size);
}

// Not `for await`: leaving it early destroys the connection, and the client would never see why.
function eachChunk(request: IncomingMessage, take: (chunk: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void): void => {
      request.off('data', onData).off('end', onEnd).off('error', onGone).off('close', onGone);
      // Errors that come now are about a body that nobody reads any more.
      request.on('error', () => undefined);
      request.resume();
      settle();
    };
    const onData = (chunk: Buffer): void => {
      try {
        take(chunk);
      } catch (error) {
        finish(() => {
          reject(error instanceof Error ? error : new Error(String(error)));
        });
      }
    };
    const onEnd = (): void => {
      finish(resolve);
    };
    const onGone = (): void => {
      finish(() => {
        reject(new ClientGone('the request ended before its body was complete'));
      });
    };
    request.on('data', onData).on('end', onEnd).on('error', onGone).on('close', onGone);
    if (request.destroyed && !request.complete) onGone();
  });
}

/** The problem of a body that has too many bytes. */
export function tooLarge(limit: number, what = 'The request body'): Problem {
  return new Problem(
    'too-large',
    `${what} is larger than ${limit} bytes; nothing of it was taken. Send fewer events at once.`,
  );
}
