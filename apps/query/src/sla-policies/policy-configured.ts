import { requestContext } from '@docket/sdk/http';
import { type FastifyRequest } from 'fastify';
import { type RequestCaller } from '../access/caller.js';
import { actorOf, type ReadEvent } from '../reads/read-event.js';
import { type PolicyVersion } from './policy.js';

/** The event that says that somebody put a version of a policy; the version itself stays as it is, so its number tells the rest. */
export function policyConfigured(
  { id, name, version, valid_from, active, targets }: PolicyVersion,
  { request, caller }: { readonly request: FastifyRequest; readonly caller: RequestCaller },
): ReadEvent {
  const said = { version, valid_from, active, ...targets };
  const changes = Object.entries(said).map(([field, value]) => ({ field, new: String(value) }));
  return {
    action: 'audit.configured',
    input: {
      ...requestContext(request),
      tenant_id: caller.tenantId,
      actor: actorOf(caller),
      target: { type: 'sla_policy', id, name },
      details: { area: 'sla_policy', operation: version === 1 ? 'created' : 'changed', changes },
    },
  };
}
