/** A run with at least so many events strikes with every variant. */
const THOROUGH_EVENTS = 20_000;
const SHORT_OUTAGE_MS = 8_000;
const THOROUGH_OUTAGE_MS = 60_000;

/** How much is to happen, and which of what may happen. */
export class RunSize {
  /** How long an outage that is to be long lasts. */
  readonly outageMs: number;

  /**
   * @param outageMs as long as suits the number of events unless given
   * @param seed what chance decides follows from it, where a fault says so
   */
  constructor(
    readonly events: number,
    outageMs?: number,
    readonly seed = String(Date.now()),
  ) {
    this.outageMs = outageMs ?? (this.thorough ? THOROUGH_OUTAGE_MS : SHORT_OUTAGE_MS);
  }

  /** Whether this is a long run, in which every variant of a fault is to strike. */
  get thorough(): boolean {
    return this.events >= THOROUGH_EVENTS;
  }
}
