/** Events that flow through the SDK, from outside of the processes that publish them. */
export interface EventFlow {
  /** Full pace. */
  readonly perSecond: number;
  /** Files of what the processes were told. */
  readonly acknowledgements: readonly string[];
  /** How many events were handed to the SDK. */
  readonly emitted: number;
  /** Whether every event is acknowledged. */
  readonly isOver: boolean;
  /** Resolves when every event is acknowledged; rejects when that cannot be. */
  readonly finished: Promise<void>;
  /** Waits until it can begin. @throws {Error} with what was said instead */
  ready(): Promise<void>;
  /** Lets events up to this number flow at full pace. */
  allow(events: number): void;
  /** Ends the processes, whatever they do. */
  end(): Promise<void>;
}
