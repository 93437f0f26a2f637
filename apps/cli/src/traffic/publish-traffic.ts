import { type InvalidEventError } from '@docket/sdk';
import { type TrafficEvent } from '@docket/traffic';
import { type CliContext } from '../context.js';
import { type EventSink } from '../publish/event-sink.js';
import { WINDOW } from '../publish/kafka-sink.js';
import { SendWindow } from '../publish/send-window.js';
import { Pace } from './pace.js';
import { trafficProgress } from './traffic-progress.js';
import { type TrafficTally } from './traffic-tally.js';

/**
 * Publishes until the source or the signal ends it, so many events a second (undefined: as many as the sink takes), and
 * waits for what is on its way; `tally` says how far it came.
 * @returns why the first event was refused that was
 * @throws what made an event fail
 */
export async function publishTraffic(
  source: Iterable<TrafficEvent>,
  sink: EventSink,
  rate: number | undefined,
  tally: TrafficTally,
  { out, signal }: Pick<CliContext, 'out' | 'signal'>,
): Promise<InvalidEventError | undefined> {
  let refusal: InvalidEventError | undefined;
  const window = new SendWindow<TrafficEvent>(sink, WINDOW, {
    sent: ({ action }) => {
      tally.published(action);
    },
    refused: (_, error) => {
      refusal ??= error;
    },
  });
  const progress = trafficProgress(out);
  const pace = new Pace(rate);
  const events = source[Symbol.iterator]();
  try {
    for (;;) {
      await pace.turn(signal);
      if (signal.aborted) break;
      const next = events.next();
      if (next.done === true) break;
      const event = next.value;
      await window.send(event);
      tally.handedOver(event.input.occurred_at);
      progress.update(tally);
    }
  } finally {
    progress.stop();
    await window.drain();
  }
  return refusal;
}
