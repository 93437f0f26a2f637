import { requestContext } from '@docket/sdk/http';
import { type FastifyRequest } from 'fastify';
import { type RequestCaller } from '../access/caller.js';
import { actorOf, type ReadEvent } from '../reads/read-event.js';
import { type KeyView } from './key-view.js';

/** The event that says that somebody made or revoked a key. */
export function keyConfigured(
  operation: 'created' | 'revoked',
  { id, name, roles, expires_at, departments }: KeyView,
  { request, caller }: { readonly request: FastifyRequest; readonly caller: RequestCaller },
): ReadEvent {
  const granted = {
    roles: roles.join(' '),
    ...(expires_at === undefined ? {} : { expires_at }),
    ...(departments === undefined ? {} : { departments: departments.join(' ') }),
  };
  const changes = Object.entries(granted).map(([field, value]) =>
    operation === 'created' ? { field, new: value } : { field, old: value },
  );
  return {
    action: 'audit.configured',
    input: {
      ...requestContext(request),
      tenant_id: caller.tenantId,
      actor: actorOf(caller),
      target: { type: 'api_key', id, name },
      details: { area: 'api_key', operation, changes },
    },
  };
}
