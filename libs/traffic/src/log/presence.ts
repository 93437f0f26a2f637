import { type PresenceCategory } from '@docket/events';

/** A state of an agent as this help desk calls it. */
export interface Presence {
  readonly name: string;
  readonly category: PresenceCategory;
}

/** All there are. */
export const PRESENCE = {
  online: { name: 'Online', category: 'ONLINE' },
  lunch: { name: 'Lunch', category: 'AWAY' },
  pause: { name: 'Short break', category: 'AWAY' },
  meeting: { name: 'Meeting', category: 'AWAY' },
  training: { name: 'Training', category: 'AWAY' },
  idle: { name: 'Idle', category: 'AWAY' },
  offline: { name: 'Offline', category: 'OFFLINE' },
} as const satisfies Record<string, Presence>;

/** One of them. */
export type PresenceName = keyof typeof PRESENCE;
