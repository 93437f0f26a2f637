import { type Reading } from '../queryable.js';

/** One connection to PostgreSQL of a relay's own; a connected `Client` of `pg` is one. */
export interface RelayConnection extends Reading {
  /* eslint-disable @typescript-eslint/unified-signatures -- the driver has one per event, and each is compared by itself */
  on(event: 'notification', listener: () => void): unknown;
  on(event: 'error', listener: () => void): unknown;
  on(event: 'end', listener: () => void): unknown;
  /* eslint-enable @typescript-eslint/unified-signatures */
  end(): Promise<void>;
}

/** Opens a connection, or rejects when the server does not let it in. */
export type ConnectToDatabase = () => Promise<RelayConnection>;
