import { type CliContext } from '../context.js';
import { withControlStore } from '../control/with-control-store.js';
import { KeyStore } from './key-store.js';

/** Connects to Kafka and ClickHouse for the time of one piece of work. */
export function withKeyStore<T>(context: CliContext, work: (keys: KeyStore) => Promise<T>): Promise<T> {
  return withControlStore(context, (control) => work(new KeyStore(control)));
}
