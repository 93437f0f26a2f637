import { setImmediate } from 'node:timers/promises';
import { type Audit } from '@docket/sdk';
import { type PlainEvent } from './sdk-stock.js';

/** Events that come in between two looks at sockets and timers: requests that a busy service answers in one turn. */
const PER_TURN = 100;

/** What became of durable events. */
export interface Answers {
  kafka: number;
  spooled: number;
}

/**
 * Emits as a service with many requests at once does: some in each turn, and none while the client has no room. Resolves when every
 * event was answered. @throws what one of them was rejected with
 */
export async function emitDurably(audit: Audit, events: readonly PlainEvent[], count: number): Promise<Answers> {
  const answers: Answers = { kafka: 0, spooled: 0 };
  let failure: Error | undefined;
  const answered = ({ state }: { readonly state: string }): void => {
    answers[state as keyof Answers] += 1;
  };
  const failed = (error: Error): void => {
    failure ??= error;
  };
  let last: Promise<void> = Promise.resolve();
  for (let sent = 0; sent < count && failure === undefined;) {
    const turn = Math.min(sent + PER_TURN, count);
    for (; sent < turn; sent += 1) {
      const { action, input } = at(events, sent);
      last = audit.emit(action as string, input).then(answered, failed);
    }
    await audit.ready();
    await setImmediate();
  }
  // Answers come in the order of the events.
  await last;
  await audit.flush();
  await setImmediate();
  if (failure) throw failure;
  return answers;
}

/** The events are sent over and over. */
export function at<T>(stock: readonly T[], index: number): T {
  return stock[index % stock.length] as T;
}
