import { type Output } from '../output.js';
import { type EventSink } from './event-sink.js';

/** Prints each event as JSON, with its action, once `sink` has taken it. */
export function printingSink(out: Output, sink: EventSink): EventSink {
  return {
    send: async ({ action, input }) => {
      await sink.send({ action, input });
      out.print(JSON.stringify({ action, ...input }));
    },
    close: () => sink.close(),
  };
}
