import { type KafkaLog, type KafkaSettings } from '../settings.js';
import { type PackedRecords } from './packed-records.js';

/** What the thread of a producer is told when it begins. */
export interface ThreadData {
  readonly settings: KafkaSettings;
  readonly clientId: string;
  readonly retries: number | undefined;
  /** Whether anybody wants to have the driver's log. */
  readonly isLogged: boolean;
}

/** To the thread. Each request gets one {@link Answer} with its number. */
export type Request =
  | { readonly number: number; readonly kind: 'connect' | 'close' }
  | { readonly number: number; readonly kind: 'send'; readonly topic: string; readonly records: PackedRecords };

/** From the thread. */
export type Answer =
  | { readonly number: number; readonly kind: 'done'; readonly places: PackedPlaces | undefined }
  | { readonly number: number; readonly kind: 'failed'; readonly failure: PackedFailure }
  | { readonly kind: 'log'; readonly line: Parameters<KafkaLog> };

/** Places of records, in their order. */
export interface PackedPlaces<B extends ArrayBufferLike = ArrayBufferLike> {
  readonly partitions: Int32Array<B>;
  readonly offsets: BigInt64Array<B>;
}

/** A failure as it crosses between threads, which leaves classes behind. */
export interface PackedFailure {
  readonly message: string;
  readonly mayPass: boolean;
  readonly type: string | undefined;
}
