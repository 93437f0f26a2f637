import { setTimeout as pause } from 'node:timers/promises';
import { backOffMs, pauseUntil } from '../back-off.js';
import { channels } from '../observe/channels.js';
import { type Spool, type SpoolBatch } from '../spool/spool.js';
import { type PendingEvent, redelivered } from './pending-event.js';
import { type Sender } from './sender.js';
import { type Tally } from './tally.js';

const BACK_OFF = { firstMs: 100, longestMs: 2_000 };
const LEFT_OVERS_MS = 250;

/** What draining needs. */
export interface Draining {
  readonly spool: Spool;
  readonly sender: Sender;
  readonly tally: Tally;
  /** Most bytes in one request. */
  readonly most: number;
  /** As many bytes that are not written yet are not worth writing: they are sent from memory. */
  readonly little: number;
  readonly stop: AbortSignal;
  /**
   * Called once, when the spool is empty: with events that were added last and are not written, which are to be sent before all others.
   * From then on nothing may be added: no other code runs between the look and this call.
   */
  readonly emptied: (rest: readonly PendingEvent[]) => void;
}

/**
 * Sends the spool to its end, in order, however often Kafka fails. Every record is marked as redelivery: whether it was sent before,
 * by this process or the one that wrote it, cannot be known.
 */
export async function drainSpool({ spool, sender, tally, most, little, stop, emptied }: Draining): Promise<void> {
  let failures = 0;
  while (!stop.aborted) {
    try {
      const batch = await spool.next(most);
      if (batch) {
        spool.holdWhenLittle(most);
        await sendStored(batch, spool, sender);
        tally.acknowledged += batch.records.length;
      } else if (spool.awaitsLeftOvers) {
        await pause(LEFT_OVERS_MS);
        await spool.collect();
      } else if (spool.writing) {
        await spool.writing;
      } else if (spool.unwrittenBytes > little) {
        await spool.flush();
      } else {
        emptied(spool.takeUnwritten());
        return;
      }
      failures = 0;
    } catch (error) {
      // Of the sender (who has told of it), or of the disk.
      if (!sender.isFailing) channels.spool_failed.publish({ error: error as Error });
      await pauseUntil(stop, backOffMs(failures, BACK_OFF));
      failures += 1;
    }
  }
}

async function sendStored(batch: SpoolBatch, spool: Spool, sender: Sender): Promise<void> {
  await sender.send(batch.records.map(({ record }) => redelivered(record)));
  await spool.sent(batch);
}
