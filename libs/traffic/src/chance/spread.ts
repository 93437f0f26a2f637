import { type Random } from './random.js';

/** How long until the next of something that happens by itself, every `mean` on average. */
export function untilNext(random: Random, mean: number): number {
  return -Math.log(1 - random.unit()) * mean;
}

/**
 * Around a median, as durations of work and lengths of texts are: half of the values are below it, and some are several
 * times as large (log-normal). A `width` of 0.5 keeps most within half and double; 1 within a quarter and four times.
 */
export function around(random: Random, median: number, width: number): number {
  return median * Math.exp(width * bell(random));
}

/**
 * Mostly the least, at times far more (Pareto): of sizes at least x, every `2 ** steepness`th is at least 2x.
 * Cut off at `most`.
 */
export function heavyTailed(random: Random, least: number, steepness: number, most: number): number {
  return Math.min(most, least * Math.exp(-Math.log(1 - random.unit()) / steepness));
}

/** About normal with mean 0 and deviation 1: the sum of six even numbers. */
function bell(random: Random): number {
  let sum = 0;
  for (let draw = 0; draw < 6; draw += 1) sum += random.unit();
  return (sum - 3) * Math.SQRT2;
}
