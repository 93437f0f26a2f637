import { setTimeout as pause } from 'node:timers/promises';
import { backOffMs, pauseUntil } from '../back-off.js';
import { BufferFullError, ClosedError, DeliveryUnknownError, SpoolFullError } from '../errors.js';
import { channels } from '../observe/channels.js';
import { type Spool } from '../spool/spool.js';
import { drainSpool } from './drain-spool.js';
import { MemoryQueue } from './memory-queue.js';
import { type PendingEvent } from './pending-event.js';
import { type Sender } from './sender.js';
import { type Tally } from './tally.js';

/** Bounds of what waits. */
export interface DeliveryLimits {
  /** How long a batch waits for company, in ms. */
  readonly lingerMs: number;
  /** Most bytes in one request; stays below the topic's `max.message.bytes`, since all may go to one partition. */
  readonly maxBatchBytes: number;
  /** Most bytes that may wait in memory, the batch on its way included. */
  readonly maxBufferedBytes: number;
}

const BACK_OFF = { firstMs: 200, longestMs: 5_000 };

/** Batches that may wait before callers that ask are made to wait: more make nothing faster, they only take memory and time. */
const BATCHES_AHEAD = 8;

/** How often to look for what other processes left in the spool, ms. */
const COLLECT_MS = 30_000;
/** How often is looked at what nobody tells, ms. */
const LOOK_MS = 50;

/** A batch on its way to Kafka. */
interface Flight {
  readonly events: readonly PendingEvent[];
  /** How many of them were put into the spool meanwhile, and the number of the last one there. */
  spooled: number;
  lastNumber: number;
  isConfirmed: boolean;
}

/** Why events go to the spool. */
type SpoolReason = 'slow' | 'failed' | 'full' | 'left over';

/**
 * Brings events to Kafka in the order in which they came, one request at a time: order per key is kept, and the driver's idempotence
 * holds only without concurrent requests. While one request is on its way the next batch fills by itself.
 *
 * With a spool there is a second way: when Kafka is away, slow or full, all that is open goes to the spool, and whatever comes later
 * queues behind it there, until the spool was sent to its end.
 */
export class Delivery {
  readonly #queue = new MemoryQueue();
  #sending: Promise<void> | undefined;
  #draining: Promise<void> | undefined;
  #flight: Flight | undefined;
  #isClosed = false;
  readonly #stop = new AbortController();
  #roomWaiters: (() => void)[] = [];
  #isWatching = false;

  constructor(
    private readonly sender: Sender,
    private readonly spool: Spool | undefined,
    private readonly limits: DeliveryLimits,
    private readonly tally: Tally,
  ) {
    if (!spool) return;
    const collecting = setInterval(() => void this.#collect(spool), COLLECT_MS);
    collecting.unref();
    this.#stop.signal.addEventListener('abort', () => {
      clearInterval(collecting);
    });
    if (spool.isInUse) this.#divert(spool, 'left over');
  }

  get mode(): 'direct' | 'spooling' {
    return this.#draining ? 'spooling' : 'direct';
  }

  /** Bytes in memory that wait for Kafka. */
  get bufferedBytes(): number {
    return this.#queue.bytes;
  }

  /** Takes an event over. @throws {ClosedError | BufferFullError | SpoolFullError} nothing was taken */
  add(event: PendingEvent): void {
    if (this.#isClosed) throw new ClosedError('the audit client is closed');
    const { spool } = this;
    const isFull = this.#queue.bytes + event.bytes > this.limits.maxBufferedBytes;
    if (isFull && !spool) throw new BufferFullError(this.#queue.bytes);
    if (spool && isFull && !this.#draining) this.#divert(spool, 'full');
    if (spool && this.#draining) {
      spool.append(event);
      return;
    }
    this.#queue.push(event);
    this.#sending ??= this.#send();
  }

  /** Resolves when there is room for more: at once, unless several batches, or half of what may wait, wait already. */
  ready(): Promise<void> {
    if (this.#hasRoom()) return Promise.resolve();
    return new Promise((resolve) => {
      this.#roomWaiters.push(resolve);
      if (this.#draining) void this.#watchRoom();
    });
  }

  /** Room in the spool is made by the disk and by draining, neither of which is asked here; so it is looked for. */
  async #watchRoom(): Promise<void> {
    if (this.#isWatching) return;
    this.#isWatching = true;
    while (this.#draining && this.#roomWaiters.length > 0) {
      this.#tellRoom();
      await pause(LOOK_MS, undefined, { ref: false });
    }
    this.#isWatching = false;
  }

  /** Resolves when every event taken so far is in Kafka or on stable storage, or was given up. */
  async flush(): Promise<void> {
    // A batch without an answer goes to the spool, where it is a matter of the disk.
    while (this.#sending && !this.#draining) await Promise.race([this.#sending, pause(LOOK_MS)]);
    if (this.#draining) await this.spool?.flush();
  }

  /** Resolves when nothing waits any more, in memory or in the spool: all of it is in Kafka or was given up. */
  async drained(): Promise<void> {
    for (let work = this.#work; work !== undefined; work = this.#work) await work;
  }

  /**
   * Takes nothing more, and sends what waits; what is not in Kafka at the end of `withinMs` stays in the spool, or is given up when there
   * is none. While Kafka is away, nothing is waited for that is in the spool.
   */
  async close(withinMs: number): Promise<void> {
    this.#isClosed = true;
    const until = Date.now() + withinMs;
    const drained = this.drained();
    const isHopeless = (): boolean => this.#draining !== undefined && this.sender.isFailing;
    while (this.#work && Date.now() < until && !isHopeless()) await Promise.race([drained, pause(LOOK_MS)]);
    const { spool } = this;
    if (spool && this.#sending) this.#divert(spool, 'failed');
    this.#stop.abort();
    await spool?.close();
    if (!spool) this.#giveUp([...(this.#flight?.events ?? []), ...this.#queue.takeAll()], undefined);
  }

  get #work(): Promise<void> | undefined {
    return this.#draining ?? this.#sending;
  }

  #isDirect(): boolean {
    return this.#draining === undefined && !this.#stop.signal.aborted;
  }

  async #send(): Promise<void> {
    if (this.limits.lingerMs > 0) await pause(this.limits.lingerMs);
    for (let failures = 0; this.#queue.length > 0 && this.#isDirect();) {
      const isConfirmed = await this.#sendBatch(this.#queue.take(this.limits.maxBatchBytes));
      failures = isConfirmed ? 0 : failures + 1;
      if (failures > 0 && this.#isDirect()) await pauseUntil(this.#stop.signal, backOffMs(failures - 1, BACK_OFF));
      this.#tellRoom();
    }
    this.#sending = undefined;
  }

  async #sendBatch(events: readonly PendingEvent[]): Promise<boolean> {
    const { spool } = this;
    const flight: Flight = { events, spooled: 0, lastNumber: 0, isConfirmed: false };
    this.#flight = flight;
    const late = (): void => {
      if (spool) this.#divert(spool, 'slow');
    };
    const slow = spool && setTimeout(late, spool.slowMs);
    try {
      const places = await this.sender.send(events.map((event) => event.record));
      places.forEach((place, index) => events[index]?.inKafka(place));
      flight.isConfirmed = true;
      this.tally.acknowledged += events.length;
      this.#queue.done(events);
    } catch (error) {
      if (spool) this.#divert(spool, 'failed');
      this.#unconfirmed(flight, error);
    } finally {
      clearTimeout(slow);
      this.#flight = undefined;
    }
    return flight.isConfirmed;
  }

  /** What is in the spool is sent from there. Without one, events that nobody waits for are sent again. */
  #unconfirmed({ events, spooled }: Flight, cause: unknown): void {
    const isOver = this.spool !== undefined || this.#stop.signal.aborted;
    const again = isOver ? [] : events.filter((event) => !event.isDurable);
    const over = isOver ? events : events.filter((event) => event.isDurable);
    this.#queue.done(over);
    this.#giveUp(this.spool ? over.slice(spooled) : over, cause);
    for (const event of again) event.markRedelivery();
    this.#queue.putBack(again);
  }

  #giveUp(events: readonly PendingEvent[], cause: unknown): void {
    const reason = this.spool ? 'spool_full' : 'closed';
    for (const event of events) this.tally.giveUp(event, new DeliveryUnknownError(event.eventId, { cause }), reason);
  }

  /** Puts all that is open into the spool, in its order, and sends from there until it is empty. */
  #divert(spool: Spool, reason: SpoolReason): void {
    if (this.#draining) return;
    channels.spooling.publish({ reason });
    const flight = this.#flight;
    if (flight) spoolFlight(spool, flight);
    for (const event of this.#queue.takeAll()) this.#append(spool, event);
    this.#draining = this.#drain(spool, flight);
    void this.#watchRoom();
  }

  #append(spool: Spool, event: PendingEvent): void {
    try {
      spool.append(event);
    } catch (error) {
      const reason = error instanceof SpoolFullError ? 'spool_full' : 'buffer_full';
      this.tally.giveUp(event, error as Error, reason);
    }
  }

  async #drain(spool: Spool, flight: Flight | undefined): Promise<void> {
    // What the request that is on its way brings to Kafka need not be sent again, and nothing may overtake it.
    await this.#sending;
    if (flight?.isConfirmed && flight.spooled > 0) spool.skipThrough(flight.lastNumber);
    const { sender, tally, limits } = this;
    const stop = this.#stop.signal;
    const emptied = (rest: readonly PendingEvent[]): void => {
      this.#sendDirectly(rest);
    };
    const most = limits.maxBatchBytes;
    const little = Math.min(most, limits.maxBufferedBytes / 2);
    await drainSpool({ spool, sender, tally, most, little, stop, emptied });
    if (stop.aborted) this.#draining = undefined;
  }

  #sendDirectly(first: readonly PendingEvent[]): void {
    this.#draining = undefined;
    for (const event of first) this.#queue.push(event);
    if (first.length > 0) this.#sending ??= this.#send();
    channels.direct.publish({});
    this.#tellRoom();
  }

  async #collect(spool: Spool): Promise<void> {
    // A directory that cannot be read now is looked at again.
    await spool.collect().catch(() => undefined);
    if (spool.isInUse && !this.#stop.signal.aborted) this.#divert(spool, 'left over');
  }

  #hasRoom(): boolean {
    if (this.spool && this.#draining) return this.spool.hasRoom;
    const { maxBufferedBytes, maxBatchBytes } = this.limits;
    return this.#queue.bytes <= Math.min(maxBufferedBytes / 2, maxBatchBytes * BATCHES_AHEAD);
  }

  #tellRoom(): void {
    if (!this.#hasRoom()) return;
    for (const tell of this.#roomWaiters.splice(0)) tell();
  }
}

/** As many events of a request that is on its way as fit. Kafka may still confirm the others; if not, whoever waits is told. */
function spoolFlight(spool: Spool, flight: Flight): void {
  try {
    for (const event of flight.events) {
      // It may come back from the spool before it was written.
      event.markRedelivery();
      flight.lastNumber = spool.append(event);
      flight.spooled += 1;
    }
  } catch (error) {
    if (!(error instanceof SpoolFullError || error instanceof BufferFullError)) throw error;
  }
}
