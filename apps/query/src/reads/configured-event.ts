import { requestContext } from '@docket/sdk/http';
import { type FastifyRequest } from 'fastify';
import { type RequestCaller } from '../access/caller.js';
import { actorOf, type ReadEvent } from './read-event.js';

/** Whose request changed something. */
export interface ConfiguredBy {
  readonly request: FastifyRequest;
  readonly caller: RequestCaller;
}

/** What was changed. */
interface Configured {
  /** Kind of thing, such as api_key. */
  readonly area: string;
  readonly operation: string;
  readonly id: string;
  readonly name: string;
  readonly changes: readonly { readonly field: string; readonly old?: string; readonly new?: string }[];
}

/** The event that says that somebody changed what Docket goes by. */
export function configuredEvent(
  { area, operation, id, name, changes }: Configured,
  { request, caller }: ConfiguredBy,
): ReadEvent {
  return {
    action: 'audit.configured',
    input: {
      ...requestContext(request),
      tenant_id: caller.tenantId,
      actor: actorOf(caller),
      target: { type: area, id, name },
      details: { area, operation, changes: [...changes] },
    },
  };
}
