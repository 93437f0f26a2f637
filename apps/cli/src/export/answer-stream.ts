import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type DocketClient, DocketUnreachable } from '@docket/client';

/** The head of an answer whose body is read as it comes. */
export interface AnswerStream {
  readonly status: number;
  readonly headers: Headers;
  /**
   * Writes the body to a file.
   * @param flags of the file: `w` anew, `a` behind what is there
   * @throws {DocketUnreachable} when it breaks off; what came is in the file
   */
  save(file: string, flags: 'w' | 'a'): Promise<void>;
}

type Get = (
  path: string,
  init: object,
) => Promise<{ readonly data: ReadableStream<Uint8Array<ArrayBuffer>> | null; readonly response: Response }>;

/** Asks for a file. @throws as the client does */
export async function openAnswer(
  client: DocketClient,
  path: '/v1/events/export' | '/v1/exports/{id}/file',
  { params, signal }: { readonly params: object; readonly signal: AbortSignal },
): Promise<AnswerStream> {
  const get = client.http.GET as unknown as Get;
  const { data, response } = await get(path, { params, signal, parseAs: 'stream' });
  const save = async (file: string, flags: 'w' | 'a'): Promise<void> => {
    // An empty file has no body.
    const body = data === null ? Readable.from([]) : Readable.fromWeb(data as never);
    try {
      await pipeline(body, createWriteStream(file, { flags }), { signal });
    } catch (error) {
      // What the platform throws when the connection breaks off; all else is of the file, or of whoever ended it.
      if (!(error instanceof Error) || error.name !== 'TypeError') throw error;
      throw new DocketUnreachable(`${response.url} broke off`, { cause: error });
    }
  };
  return { status: response.status, headers: response.headers, save };
}
