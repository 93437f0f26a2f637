import { Problem } from '@docket/http';
import { MAX_GROUPS } from './limits.js';

/** An answer that would have more rows than its limit. */
export function tooManyGroups(limit: number): Problem {
  const raise = limit < MAX_GROUPS ? `, or raise limit (at most ${MAX_GROUPS})` : '';
  const detail = `is exceeded: there are more than ${limit} groups. Narrow the filters, group by less, use top${raise}`;
  return new Problem('limit-exceeded', `limit ${detail}.`, [{ parameter: 'limit', detail }]);
}
