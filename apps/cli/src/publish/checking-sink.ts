import { EventChecker } from '@docket/sdk';
import { type EventSink } from './event-sink.js';

/** Sends nothing: checks each event as publishing would, for `--dry-run`. Rejects as publishing would. */
export function checkingSink(): EventSink {
  const checker = new EventChecker();
  return {
    send: ({ action, input }) =>
      new Promise((resolve) => {
        checker.check(action, input);
        resolve();
      }),
    close: () => Promise.resolve(),
  };
}
