import { type ConfiguredBy, configuredEvent } from '../reads/configured-event.js';
import { type ReadEvent } from '../reads/read-event.js';
import { type Reviewed } from './review-desk.js';

/** The event that says that somebody reviewed a ticket; whether there is a note, and not what it says. */
export function reviewConfigured({ review, before }: Reviewed, by: ConfiguredBy): ReadEvent {
  const { ticket: id, agent, state, note, version } = review;
  const noted = (text: string | null): string => (text === null ? 'none' : 'given');
  const changes = [
    { field: 'agent', new: agent },
    { field: 'version', new: String(version) },
    { field: 'state', ...(before ? { old: before.state } : {}), new: state },
    { field: 'note', ...(before ? { old: noted(before.note) } : {}), new: noted(note) },
  ];
  const operation = version === 1 ? 'created' : 'changed';
  return configuredEvent({ area: 'review', operation, id, name: `Review of ${agent}`, changes }, by);
}
