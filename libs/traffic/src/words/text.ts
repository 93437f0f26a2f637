import { previewOf } from '@docket/events';
import { type Random } from '../chance/random.js';
import { around } from '../chance/spread.js';

/** What the log says of a text: how many characters it has and how it begins. */
export interface Excerpt {
  readonly length: number;
  readonly preview: string;
}

/** Of a text that begins like this and goes on for a while. */
export function excerpt(random: Random, beginning: string): Excerpt {
  const { length, preview } = wholeText(beginning);
  return { length: length + Math.floor(around(random, 180, 1)), preview };
}

/** Of a text that ends where it says. */
export function wholeText(text: string): Excerpt {
  return { length: Array.from(text).length, preview: previewOf(text) };
}
