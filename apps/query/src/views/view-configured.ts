import { type ConfiguredBy, configuredEvent } from '../reads/configured-event.js';
import { type ReadEvent } from '../reads/read-event.js';
import { type ViewRecord } from './view.js';

const TOLD = ['name', 'description', 'route', 'subject', 'query', 'visibility'] as const;

/** The event that says that somebody saved, changed or deleted a view. */
export function viewConfigured(
  before: ViewRecord | undefined,
  after: ViewRecord | undefined,
  by: ConfiguredBy,
): ReadEvent {
  const told = after ?? before;
  if (told === undefined) throw new Error('a view that never was is nothing to tell of');
  const changes = TOLD.flatMap((field) => {
    const [old, now] = [before?.[field], after?.[field]];
    if (old === now) return [];
    return [{ field, ...(old === undefined ? {} : { old }), ...(now === undefined ? {} : { new: now }) }];
  });
  const change = after === undefined ? 'deleted' : 'changed';
  const operation = before === undefined ? 'created' : change;
  return configuredEvent({ area: 'saved_view', operation, id: told.view, name: told.name, changes }, by);
}
