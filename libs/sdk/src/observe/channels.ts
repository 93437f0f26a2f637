import { type Channel, channel } from 'node:diagnostics_channel';
import { type DropReason } from '../delivery/tally.js';

/**
 * What the client tells to whoever subscribes (`node:diagnostics_channel`); it has no log of its own. Names are
 * `docket:sdk:<name below>`.
 */
export interface SdkMessages {
  /** Kafka confirmed a batch. */
  readonly acknowledged: { readonly events: number; readonly bytes: number; readonly ms: number };
  /** A batch was not confirmed; it is sent again from the spool, or its callers are told. */
  readonly failed: { readonly events: number; readonly error: Error };
  /** An event of best effort was given up. */
  readonly dropped: { readonly reason: DropReason; readonly action: string; readonly event_id: string };
  /** Events go to the spool from now on. */
  readonly spooling: { readonly reason: 'slow' | 'failed' | 'full' | 'left over' };
  /** The spool is empty, and events go to Kafka directly again. */
  readonly direct: object;
  /** The log of a process that ended was taken over. */
  readonly adopted: { readonly directory: string; readonly bytes: number };
  /** Bytes of a spool are no records: `torn` at the end of a log (never promised), `damaged` elsewhere. */
  readonly damage: { readonly directory: string; readonly torn: number; readonly damaged: number };
  /** The spool could not be written. */
  readonly spool_failed: { readonly error: Error };
}

/** A channel for messages of one type. */
interface TypedChannel<M> extends Omit<Channel, 'publish'> {
  publish(message: M): void;
}

function named<K extends keyof SdkMessages>(name: K): TypedChannel<SdkMessages[K]> {
  return channel(`docket:sdk:${name}`);
}

export const channels = {
  acknowledged: named('acknowledged'),
  failed: named('failed'),
  dropped: named('dropped'),
  spooling: named('spooling'),
  direct: named('direct'),
  adopted: named('adopted'),
  damage: named('damage'),
  spool_failed: named('spool_failed'),
} satisfies { [K in keyof SdkMessages]: TypedChannel<SdkMessages[K]> };
