import { type Position } from './position.js';
import { type Watermark } from './watermarks.js';

/** Offsets `from` to `to - 1` of a partition. */
export interface Window {
  readonly partition: number;
  readonly from: number;
  readonly to: number;
}

/** What is read in one step: windows of one epoch, and how many events of each at most. */
export interface Step {
  readonly epoch: number;
  readonly windows: readonly Window[];
  readonly share: number;
}

/**
 * What to read next; undefined when the position is at all watermarks. An epoch is read to its end before the next. Partitions
 * share a step, and when there are more than events wanted those that are furthest behind go first, so that none waits for
 * ever behind a busy one.
 * @param limit most events of the step
 * @param span most offsets of the step, over all windows
 */
export function nextStep(
  position: Position,
  watermarks: readonly Watermark[],
  { limit, span }: { readonly limit: number; readonly span: number },
): Step | undefined {
  const lagging = watermarks
    .map(({ epoch, partition, next }) => ({ epoch, partition, from: position.of(epoch, partition), to: next }))
    .filter(({ from, to }) => from < to);
  if (lagging.length === 0) return undefined;
  const epoch = Math.min(...lagging.map((each) => each.epoch));
  const chosen = lagging
    .filter((each) => each.epoch === epoch)
    .sort((a, b) => b.to - b.from - (a.to - a.from) || a.partition - b.partition)
    .slice(0, limit);
  const each = Math.max(1, Math.floor(span / chosen.length));
  return {
    epoch,
    windows: chosen.map(({ partition, from, to }) => ({ partition, from, to: Math.min(to, from + each) })),
    share: Math.floor(limit / chosen.length),
  };
}

/** Where a step ends: a window that gave all the events it may has perhaps more, and is left behind its last one. */
export function placesBehind(
  { epoch, windows, share }: Step,
  found: readonly { readonly partition: number; readonly offset: number }[],
): { readonly epoch: number; readonly partition: number; readonly next: number }[] {
  return windows.map(({ partition, to }) => {
    const offsets = found.filter((event) => event.partition === partition).map(({ offset }) => offset);
    return { epoch, partition, next: offsets.length < share ? to : Math.max(...offsets) + 1 };
  });
}
