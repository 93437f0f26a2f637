import { type Manifest } from '../manifest/manifest.js';

/** What of a range decides whether others fit to it. */
type Ends = Pick<Manifest, 'first' | 'last'>;

/**
 * Where ranges of one partition do not follow each other, one line each.
 * @param ranges by their first offset
 */
export function continuityProblems(ranges: readonly Ends[]): string[] {
  const problems: string[] = [];
  let next = 0;
  for (const { first, last } of ranges) {
    if (first > next) problems.push(`offsets ${next} to ${first - 1} are in no range`);
    if (first < next) problems.push(`offsets ${first} to ${Math.min(last, next - 1)} are in more than one range`);
    next = Math.max(next, last + 1);
  }
  return problems;
}
