/** Events before the measurement: Node compiles its hot code meanwhile. The same for all paths. */
const WARM_UP = 100_000;

/** How many events come before a measurement of so many. */
export function warmUpOf(events: number): number {
  return Math.min(WARM_UP, events);
}
