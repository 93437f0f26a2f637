import { InvalidEventError } from '@docket/sdk';
import { generateTraffic, type TrafficEvent } from '@docket/traffic';
import { describe, expect, it } from '@jest/globals';
import { type EventSink } from '../publish/event-sink.js';
import { type OutgoingEvent } from '../publish/outgoing-event.js';
import { WINDOW } from '../publish/kafka-sink.js';
import { publishTraffic } from './publish-traffic.js';
import { TrafficTally } from './traffic-tally.js';

const out = { print: () => undefined, note: () => undefined, interactive: false };
const endless = () => generateTraffic({ seed: 1, tenantId: 't', agents: 5, start: Date.UTC(2025, 2, 3) });

function* first(count: number): Generator<TrafficEvent> {
  let left = count;
  for (const event of endless()) {
    if (left-- === 0) return;
    yield event;
  }
}

/** Answers after a moment, as the test says for the nth event; remembers how many were open at once. */
class SlowSink implements EventSink {
  taken = 0;
  open = 0;
  mostOpen = 0;

  constructor(
    private readonly answer: (nth: number, event: OutgoingEvent) => void = () => undefined,
    private readonly afterMs = 5,
  ) {}

  async send(event: OutgoingEvent): Promise<void> {
    const nth = this.taken++;
    this.mostOpen = Math.max(this.mostOpen, (this.open += 1));
    await new Promise((resolve) => setTimeout(resolve, this.afterMs));
    this.open -= 1;
    this.answer(nth, event);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

const publish = async (source: Iterable<TrafficEvent>, sink: EventSink, signal = new AbortController().signal) => {
  const tally = new TrafficTally();
  const result = await publishTraffic(source, sink, undefined, tally, { out, signal }).catch((error: unknown) => error);
  return { tally, result };
};

describe('publishTraffic', () => {
  it('has a bounded number of events on their way, and waits for the last', async () => {
    const sink = new SlowSink(() => undefined, 200);
    const { tally } = await publish(first(3 * WINDOW), sink);
    // How close it comes depends on how fast the machine makes events.
    expect(sink.mostOpen).toBeGreaterThan(1);
    expect(sink.mostOpen).toBeLessThanOrEqual(WINDOW);
    expect(sink.open).toBe(0);
    expect([tally.events, tally.acknowledged]).toEqual([3 * WINDOW, 3 * WINDOW]);
    expect(Object.values(tally.actions).reduce((sum, count) => sum + count, 0)).toBe(3 * WINDOW);
  });

  it('stops at what makes an event fail, and counts what was acknowledged', async () => {
    const sink = new SlowSink((nth) => {
      if (nth === 100) throw new Error('gone');
    });
    const { tally, result } = await publish(endless(), sink);
    expect(result).toEqual(new Error('gone'));
    expect(tally.events).toBe(sink.taken);
    expect(tally.acknowledged).toBe(sink.taken - 1);
  });

  it('goes on after an event that is refused, and says why', async () => {
    const refusal = new InvalidEventError('ticket.other', 'details.name', 'is missing');
    const sink = new SlowSink((nth) => {
      if (nth === 10) throw refusal;
    });
    const { tally, result } = await publish(first(50), sink);
    expect(result).toBe(refusal);
    expect([tally.events, tally.acknowledged]).toEqual([50, 49]);
  });

  it('takes nothing more once the signal fires', async () => {
    const controller = new AbortController();
    const sink = new SlowSink((nth) => {
      if (nth === 20) controller.abort();
    });
    const { tally, result } = await publish(endless(), sink, controller.signal);
    expect(result).toBeUndefined();
    expect(tally.acknowledged).toBe(tally.events);
    expect(sink.open).toBe(0);
  });
});
