import { Problem } from '@docket/http';

/** A day that has more of something than one answer may hold. */
export function tooMany(what: string, most: number): Problem {
  const detail = `has more than ${most} ${what}, which is more than one answer may hold. GET /v1/events lists them.`;
  return new Problem('limit-exceeded', `day ${detail}`, [{ parameter: 'day', detail }]);
}
