import { type PathsWithMethod } from 'openapi-typescript-helpers';
import { type Answer, type DocketClient, type InitOf } from './client.js';
import { type paths } from './generated/api.js';

/** Addresses whose answers are pages: asked with `cursor`, answered with `next_cursor`. */
export type PagedPath = {
  [P in PathsWithMethod<paths, 'get'>]: Answer<P> extends {
    readonly next_cursor: string | null;
    readonly events: unknown;
  }
    ? P extends '/v1/changes'
      ? never
      : P
    : never;
}[PathsWithMethod<paths, 'get'>];

type Get = (path: string, init: object) => Promise<{ readonly next_cursor: string | null }>;

/**
 * Every page, the next one asked for when the one before was used: `for await (const page of pagesOf(client, '/v1/events', …))`.
 * @param init as of `client.get`; a `cursor` in it is where to begin
 * @throws as `client.get` does
 */
export async function* pagesOf<P extends PagedPath>(
  client: DocketClient,
  path: P,
  init: InitOf<P, 'get' & keyof paths[P]>,
): AsyncGenerator<Answer<P>, void, undefined> {
  const get = client.get as unknown as Get;
  const { params, ...more } = (init ?? {}) as { readonly params?: { readonly query?: object } };
  let cursor: string | null | undefined;
  do {
    const query = { ...params?.query, ...(cursor === undefined ? {} : { cursor }) };
    const page = await get(path, { ...more, params: { ...params, query } });
    yield page as Answer<P>;
    cursor = page.next_cursor;
  } while (cursor !== null);
}
