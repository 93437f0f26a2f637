import { type RejectReason } from '@docket/events';

/**
 * What became of a record that was not stored. `lost`: it was deleted from the topic before it was written, and an
 * operator accepted that.
 */
export type Unstored = RejectReason | 'duplicate' | 'lost';

/** Consecutive offsets that share a fate. Offsets of a batch that no run covers were accepted. */
export interface FateRun {
  readonly offset: number;
  readonly count: number;
  readonly fate: Unstored;
}
