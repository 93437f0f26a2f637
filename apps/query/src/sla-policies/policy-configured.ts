import { type ConfiguredBy, configuredEvent } from '../reads/configured-event.js';
import { type ReadEvent } from '../reads/read-event.js';
import { type PolicyVersion } from './policy.js';

/** The event that says that somebody put a version of a policy; the version itself stays as it is, so its number tells the rest. */
export function policyConfigured(
  { id, name, version, valid_from, active, targets }: PolicyVersion,
  by: ConfiguredBy,
): ReadEvent {
  const said = { version, valid_from, active, ...targets };
  const changes = Object.entries(said).map(([field, value]) => ({ field, new: String(value) }));
  const operation = version === 1 ? 'created' : 'changed';
  return configuredEvent({ area: 'sla_policy', operation, id, name, changes }, by);
}
