/** A stretch of time, ms since 1970; `to` is no longer in it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The part of a stretch that is in another; undefined when there is none. */
export function clip({ from, to }: Span, into: Span): Span | undefined {
  const part = { from: Math.max(from, into.from), to: Math.min(to, into.to) };
  return part.from < part.to ? part : undefined;
}

/** How long some stretches are together, what several cover counted once. */
export function unionMs(spans: readonly Span[]): number {
  const sorted = [...spans].sort((a, b) => a.from - b.from);
  let covered = 0;
  let end = -Infinity;
  for (const { from, to } of sorted) {
    covered += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return covered;
}

/** How long some stretches are, each counted for itself. */
export function sumMs(spans: readonly Span[]): number {
  return spans.reduce((sum, { from, to }) => sum + to - from, 0);
}
