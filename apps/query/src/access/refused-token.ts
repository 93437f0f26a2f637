import { Problem } from '@docket/http';

/** The answer to a key or token that was sent and does not hold. */
export function refusedToken(detail: string): Problem {
  return new Problem('unauthorized', detail, [], { cause: 'invalid_token' });
}
