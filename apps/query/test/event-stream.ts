import { get, type IncomingMessage } from 'node:http';
import { eventually } from '@docket/testing';

/** One event of a stream, as the protocol has it; a comment has neither name nor data. */
export interface Frame {
  readonly id: string | undefined;
  readonly event: string | undefined;
  readonly data: string | undefined;
}

/** A stream of server-sent events that is read as it comes. */
export interface EventStream {
  readonly response: IncomingMessage;
  readonly frames: readonly Frame[];
  /** Data of the events named `event`. */
  events<T>(): T[];
  /** The id that a client would come back with. */
  lastId(): string;
  /** Waits until the server has ended it. */
  ended(): Promise<void>;
  /** Breaks it off. */
  close(): void;
}

/**
 * Not by `fetch`, which opens a connection anew when one was broken off, and keeps the service from stopping.
 * @param headers with the key
 */
export async function openStream(url: string, headers: Record<string, string>): Promise<EventStream> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { headers, agent: false }, resolve).on('error', reject);
  });
  const frames: Frame[] = [];
  let isOver = false;
  void collect(response, frames)
    .catch(() => undefined)
    .finally(() => (isOver = true));
  return {
    response,
    frames,
    events: <T>() => frames.filter(({ event }) => event === 'event').map(({ data = '' }) => JSON.parse(data) as T),
    lastId: () => frames.findLast(({ id }) => id !== undefined)?.id ?? '',
    ended: async () => {
      await eventually('the stream has ended', () => isOver, { timeoutMs: 20_000 });
    },
    close: () => {
      response.destroy();
    },
  };
}

async function collect(response: IncomingMessage, frames: Frame[]): Promise<void> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response) {
    text += decoder.decode(chunk as Buffer, { stream: true });
    const whole = text.split('\n\n');
    text = whole.pop() ?? '';
    frames.push(...whole.map(toFrame));
  }
}

function toFrame(text: string): Frame {
  const field = (name: string) =>
    text
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2);
  return { id: field('id'), event: field('event'), data: field('data') };
}
