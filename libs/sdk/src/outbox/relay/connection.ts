import { type Reading } from '../queryable.js';

/** One connection to PostgreSQL of a relay's own; a connected `Client` of `pg` is one. */
export interface RelayConnection extends Reading {
  // Apart, because overloads of a driver are compared one by one.
  on(event: 'notification', listener: () => void): unknown;
  on(event: 'error', listener: () => void): unknown;
  on(event: 'end', listener: () => void): unknown;
  end(): Promise<void>;
}

/** Opens a connection, or rejects when the server does not let it in. */
export type ConnectToDatabase = () => Promise<RelayConnection>;
