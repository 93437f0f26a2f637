import { type Action, type EventInput, timedEventId } from '@docket/events';
import { type Random } from '../chance/random.js';
import { type Schedule } from '../schedule/schedule.js';
import { type TrafficEvent } from '../traffic-event.js';

/** What is the same in all events of a run. */
export interface EventMarks {
  readonly tenantId: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** What happened, in order. An event happens at the moment at which it is written down. */
export class EventLog {
  #written: TrafficEvent[] = [];
  #count = 0;

  /** @param random of the ids */
  constructor(
    private readonly schedule: Schedule,
    private readonly random: Random,
    private readonly marks: EventMarks,
  ) {}

  write<A extends Action>(action: A, input: EventInput<A>): void {
    const occurred_at = this.schedule.now;
    const { tenantId: tenant_id, labels } = this.marks;
    const event_id = timedEventId(occurred_at, this.#count, this.random.bytes(16));
    this.#count += 1;
    this.#written.push({
      action,
      input: { ...input, event_id, occurred_at, tenant_id, labels } as TrafficEvent['input'],
    });
  }

  /** What was written since it was last taken. */
  take(): readonly TrafficEvent[] {
    const taken = this.#written;
    if (taken.length > 0) this.#written = [];
    return taken;
  }
}
