import { invalidParameter } from '@docket/http';

/** Visible ASCII: what every client can send and every log can show. */
const KEY = /^[\x21-\x7e]{1,255}$/;

/** The `Idempotency-Key` of a request; undefined without one. @throws {Problem} 400 */
export function idempotencyKeyOf(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  const key = Array.isArray(header) ? header.join(',') : header;
  if (KEY.test(key)) return key;
  throw invalidParameter('Idempotency-Key', 'must be 1 to 255 visible ASCII characters without spaces, such as a UUID');
}
