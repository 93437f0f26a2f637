import { type Audit, connect } from '@docket/sdk';
import { type EnvelopeInput, type EventInput } from '@docket/events';
import { generateEvents } from '../events/generate-events.js';
import { type PublishSettings } from './publish-settings.js';
import { Receipts } from './receipts.js';

/** Made beforehand and published over and over, each time as a new event. */
const INPUTS = 5_000;
/** How often the publisher looks at the clock. */
const TICK_MS = 2;
/** Events on their way at most when as many as possible are published. */
const MAX_UNDER_WAY = 20_000;
/** More than a machine can publish in a second. */
const MOST_PER_SECOND = 200_000;
const MAX_BUFFERED_BYTES = 512 * 1024 * 1024;

interface Input {
  readonly action: string;
  readonly input: EventInput;
}

/** Publishes through the SDK at a steady rate and writes down when each event was handed over and where it landed. */
export async function publish(settings: PublishSettings): Promise<void> {
  const { brokers, registryUrl, topic, seconds, rate, file } = settings;
  const audit = await connect({
    kafka: { brokers },
    registry: { url: registryUrl },
    topic,
    service: 'bench',
    maxBufferedBytes: MAX_BUFFERED_BYTES,
  });
  const publisher = new Publisher(audit, Receipts.ofCount(Math.ceil((rate ?? MOST_PER_SECOND) * seconds)));
  const count = rate === undefined ? await publisher.flatOut(seconds) : await publisher.paced(rate, seconds);
  await audit.close();
  publisher.receipts.write(file, count);
}

class Publisher {
  readonly #inputs = inputs();
  #count = 0;
  #underWay = 0;
  #failure: unknown;

  constructor(
    private readonly audit: Audit,
    readonly receipts: Receipts,
  ) {}

  /** So many a second: at every tick as many as are due by then. @returns how many in all */
  async paced(rate: number, seconds: number): Promise<number> {
    const began = performance.now();
    const total = Math.floor(rate * seconds);
    while (this.#count < total) {
      const due = Math.min(total, Math.floor(((performance.now() - began) / 1000) * rate));
      while (this.#count < due) this.#emit();
      await pause(TICK_MS);
      this.#check();
    }
    return this.#finish();
  }

  /** As many as the broker takes. @returns how many */
  async flatOut(seconds: number): Promise<number> {
    const end = performance.now() + seconds * 1000;
    while (performance.now() < end) {
      while (this.#underWay < MAX_UNDER_WAY) this.#emit();
      await pause(1);
      this.#check();
    }
    return this.#finish();
  }

  #emit(): void {
    const index = this.#count++;
    const chosen = this.#inputs[index % INPUTS];
    if (!chosen) throw new Error('there is nothing to publish');
    const at = Date.now();
    this.#underWay += 1;
    this.audit.emit(chosen.action, chosen.input).then(
      ({ partition, offset }) => {
        this.receipts.set(index, at, partition, Number(offset));
        this.#underWay -= 1;
      },
      (error: unknown) => {
        this.#failure ??= error;
      },
    );
  }

  async #finish(): Promise<number> {
    await this.audit.flush();
    // What was emitted last is noted in a later turn of the event loop.
    await pause(0);
    this.#check();
    return this.#count;
  }

  #check(): void {
    if (this.#failure !== undefined) throw new Error('an event was not published', { cause: this.#failure });
  }
}

/** Fields of the envelope that are left to the SDK. */
const SDKS_OWN: ReadonlySet<string> = new Set(['event_id', 'occurred_at', 'producer']);

/** Events of the mix as callers of the SDK write them. */
function inputs(): Input[] {
  return [...generateEvents({ count: INPUTS, seed: 1 })].map(({ action, envelope, fields }) => {
    const given = Object.entries(envelope).filter(([name]) => !SDKS_OWN.has(name));
    return { action, input: { ...(Object.fromEntries(given) as unknown as EnvelopeInput), details: fields } };
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
