import { type ConfiguredBy, configuredEvent } from '../reads/configured-event.js';
import { type ReadEvent } from '../reads/read-event.js';
import { type KeyView } from './key-view.js';

/** The event that says that somebody made or revoked a key. */
export function keyConfigured(
  operation: 'created' | 'revoked',
  { id, name, roles, expires_at, departments }: KeyView,
  by: ConfiguredBy,
): ReadEvent {
  const granted = {
    roles: roles.join(' '),
    ...(expires_at === undefined ? {} : { expires_at }),
    ...(departments === undefined ? {} : { departments: departments.join(' ') }),
  };
  const changes = Object.entries(granted).map(([field, value]) =>
    operation === 'created' ? { field, new: value } : { field, old: value },
  );
  return configuredEvent({ area: 'api_key', operation, id, name, changes }, by);
}
