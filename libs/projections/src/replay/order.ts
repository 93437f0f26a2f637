/** Who wants something done to a projection: a key or a person that came by the API, or an operator at a command line. */
export interface Requester {
  /**
   * `API`: `id` is that of a key, `name` what the key is for. `AGENT`: a person who signed in. `SYSTEM`: `id` is
   * `operator/<user>@<host>`.
   */
  readonly type: 'API' | 'AGENT' | 'SYSTEM';
  readonly id: string;
  readonly name?: string | undefined;
}

/** Something that somebody wants done, once: with the same id it may be asked for again, and nothing is done twice. */
export interface Order {
  readonly id: string;
  /** Why, in the words of who wants it; kept in the history. */
  readonly reason: string;
  readonly by: Requester;
}

/** What of an order is written down with a step. */
export function detailOf({ id: order, reason, by }: Order): Readonly<Record<string, unknown>> {
  return { order, reason, by };
}

/** Who is named in what was written down with a step; undefined where nobody is. */
export function requesterIn(detail: Readonly<Record<string, unknown>> | undefined): Requester | undefined {
  const by = detail?.['by'];
  if (typeof by !== 'object' || by === null || !('id' in by) || typeof by.id !== 'string') return undefined;
  return by as Requester;
}
