import { LIMITS } from '@docket/events';
import { type EmitInput } from '@docket/sdk';

/** What an event says of the error that it is about: DENIED for those with status 401 or 403, else FAILURE, and the message as reason. */
export function outcomeOfError(error: unknown): Required<Pick<EmitInput, 'outcome' | 'reason'>> {
  const isDenied = [401, 403].includes(statusOf(error) ?? 0);
  return { outcome: isDenied ? 'DENIED' : 'FAILURE', reason: reasonOf(error) };
}

/** The status of exceptions of Nest (`getStatus`), of http-errors and of Fastify (`status`, `statusCode`), and of RPC (`error.status`). */
function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { getStatus, status, statusCode } = error as Record<string, unknown>;
  const found: unknown = typeof getStatus === 'function' ? getStatus.call(error) : (status ?? statusCode);
  return typeof found === 'number' ? found : undefined;
}

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  if (Buffer.byteLength(text) <= LIMITS.reason) return text;
  // A character that was cut in two is left out.
  return new TextDecoder().decode(Buffer.from(text).subarray(0, LIMITS.reason), { stream: true });
}
