import { z } from 'zod';
import { oneOf } from '../parameters/one-of.js';
import { once } from '../parameters/parameter.js';
import { count } from '../parameters/whole-number.js';
import { type Clock } from './event-filter.js';

export const DEFAULT_PAGE = 100;
export const MAX_PAGE = 1000;

/** Which time of events is meant. */
export const CLOCK = oneOf<Clock>(['occurred', 'ingested'], {
  description: 'Which time `from`, `to` and the order mean: when it happened, or when it came in (`ingested_at`).',
  fallback: 'occurred',
});

/** How much of a list, and from where. */
export const PAGE = {
  limit: count({ description: 'Events per page.', max: MAX_PAGE, fallback: DEFAULT_PAGE, example: 20 }),
  cursor: once(z.string().max(1024, { error: 'is not a cursor; take next_cursor of the page before' }), {
    description: '`next_cursor` of the page before. All other parameters but `limit` stay as they were.',
    schema: { type: 'string' },
  }),
} as const;
