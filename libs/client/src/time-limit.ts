import { type Middleware } from 'openapi-fetch';

/** How requests are sent; `fetch` of the platform is one. */
export type Fetch = (request: Request, init: { readonly signal: AbortSignal }) => Promise<Response>;

/** Requests whose answers are read as they come. */
const STREAMED = new WeakSet<Request>();
type Timer = ReturnType<typeof setTimeout>;
const TIMERS = new WeakMap<Response, Timer>();
/**
 * Node forgets signals that only other signals know of (`AbortSignal.any`, those of requests) when it collects garbage
 * meanwhile, and nothing ends the answer any more: whoever reads it holds them.
 */
const HELD = new WeakMap<object, unknown>();

/** Tells `limited` which answers have no end but that of their signal. */
export const STREAMS: Middleware = {
  onRequest: ({ request, options }) => {
    if (options.parseAs === 'stream') STREAMED.add(request);
  },
};

/** Sends requests that are ended after so long, answers included, with a `TimeoutError`; and by their own signals. */
export function limited(fetch: Fetch, timeoutMs: number): (request: Request) => Promise<Response> {
  return async (request) => {
    const ending = new AbortController();
    const end = (): void => {
      ending.abort(request.signal.reason);
    };
    if (request.signal.aborted) end();
    request.signal.addEventListener('abort', end);
    const timer = STREAMED.has(request) ? undefined : endLater(ending, timeoutMs);
    try {
      const response = await fetch(request, { signal: ending.signal });
      if (timer !== undefined) TIMERS.set(response, timer);
      for (const reader of [response, response.body]) if (reader) HELD.set(reader, { request, ending });
      return response;
    } catch (error) {
      clearTimeout(timer);
      throw error;
    }
  };
}

/** To be called when an answer was read. */
export function isRead(response: Response): void {
  clearTimeout(TIMERS.get(response));
}

function endLater(ending: AbortController, afterMs: number): Timer {
  const timer = setTimeout(() => {
    ending.abort(new DOMException('no answer in time', 'TimeoutError'));
  }, afterMs);
  // In Node, where nobody waits for it when everything else is over.
  (timer as unknown as { unref?: () => void }).unref?.();
  return timer;
}
