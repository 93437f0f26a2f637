import { setTimeout as delay } from 'node:timers/promises';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { CommandError } from '../command-error.js';
import { ExitCode } from '../exit-code.js';
import { changesPosition, queriedEvent, type QueriedEvent } from '../query/answers.js';
import { type Parameters, type QueryClient } from '../query/query-client.js';

/** Between a tail that ended and the next attempt. */
const AGAIN_MS = 1_000;

/** The position behind everything that is there now. */
export async function currentPosition(client: QueryClient, signal: AbortSignal): Promise<string> {
  return (await client.get('/v1/changes', { after: 'now', limit: 1 }, changesPosition, signal)).next_cursor;
}

/**
 * Events as they come in behind a position, until the signal fires. A tail that ends, or breaks off, is taken up where it
 * was.
 * @throws {CommandError} when it is refused
 */
export async function* followEvents(
  client: QueryClient,
  filter: Parameters,
  { position, signal }: { readonly position: string; readonly signal: AbortSignal },
): AsyncGenerator<QueriedEvent> {
  const isOver = (): boolean => signal.aborted;
  let last = position;
  while (!isOver()) {
    try {
      const headers = { 'last-event-id': last, accept: 'text/event-stream' };
      const text = await client.open('/v1/events/stream', filter, { headers, signal });
      for await (const message of messagesOf(text)) {
        if (message.event === 'event') yield queriedEvent.parse(JSON.parse(message.data));
        last = message.id ?? last;
      }
    } catch (error) {
      if (isOver()) return;
      const isAway =
        error instanceof TypeError || (error instanceof CommandError && error.exitCode === ExitCode.unreachable);
      if (!isAway) throw error;
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
