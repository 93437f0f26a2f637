import { setTimeout as delay } from 'node:timers/promises';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { DocketProblem, type DocketClient, UnexpectedAnswer } from '@docket/client';
import { type QueriedEvent } from '../query/answers.js';
import { type EventsQuery } from './event-filter.js';

/** Between a tail that ended and the next attempt. */
const AGAIN_MS = 1_000;

/** The position behind everything that is there now. */
export async function currentPosition(client: DocketClient, signal: AbortSignal): Promise<string> {
  const query = { after: 'now', limit: 1 };
  return (await client.get('/v1/changes', { params: { query }, signal })).next_cursor;
}

/**
 * Events as they come in behind a position, until the signal fires. A tail that ends, or breaks off, is taken up where it
 * was.
 * @throws {DocketProblem} when it is refused
 */
export async function* followEvents(
  client: DocketClient,
  filter: EventsQuery,
  { position, signal }: { readonly position: string; readonly signal: AbortSignal },
): AsyncGenerator<QueriedEvent> {
  const isOver = (): boolean => signal.aborted;
  let last = position;
  while (!isOver()) {
    try {
      const header = { 'Last-Event-ID': last };
      const { data } = await client.http.GET('/v1/events/stream', {
        params: { query: filter, header },
        headers: { accept: 'text/event-stream' },
        parseAs: 'stream',
        signal,
      });
      const text = (data as unknown as ReadableStream<Uint8Array<ArrayBuffer>>).pipeThrough(new TextDecoderStream());
      for await (const message of messagesOf(text)) {
        if (message.event === 'event') yield JSON.parse(message.data) as QueriedEvent;
        last = message.id ?? last;
      }
    } catch (error) {
      if (isOver()) return;
      // What broke off in the middle of an answer is none of these.
      const isRefused = error instanceof UnexpectedAnswer || (error instanceof DocketProblem && error.status < 500);
      if (isRefused) throw error;
    }
    await delay(AGAIN_MS, undefined, { signal }).catch(() => undefined);
  }
}

async function* messagesOf(text: AsyncIterable<string>): AsyncGenerator<EventSourceMessage> {
  const found: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (message) => found.push(message) });
  for await (const piece of text) {
    parser.feed(piece);
    yield* found.splice(0);
  }
}
