/** An answer of the gateway. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: AnswerBody;
}

/** What may be in an answer. */
export interface AnswerBody {
  readonly type?: string;
  readonly detail?: string;
  readonly accepted?: number;
  readonly refused?: number;
  readonly unknown?: number;
  readonly not_sent?: number;
  readonly events?: readonly {
    readonly status: string;
    readonly event_id?: string;
    readonly occurred_at?: string | number;
    readonly field?: string;
    readonly reason?: string;
  }[];
}

/** How a request is sent. */
export interface PostOptions {
  readonly key?: string | undefined;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a body to `/v1/events`: text and bytes as they are, everything else as JSON. */
export async function post(url: string, body: unknown, options: PostOptions = {}): Promise<Answer> {
  const { key, type = 'application/json', headers = {} } = options;
  const sent = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
  const response = await fetch(`${url}/v1/events`, {
    method: 'POST',
    headers: {
      ...(type === '' ? {} : { 'content-type': type }),
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...headers,
    },
    body: sent as never,
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as AnswerBody };
}

/** An event that can be taken. */
export const view = (more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  action: 'user.viewed_ticket',
  actor: { type: 'AGENT', id: 'a-1' },
  ticket_id: 'T-1',
  ...more,
});
