import { LIMITS } from '@docket/events';
import { connect, type ConnectOptions } from '@docket/sdk';
import { type EventSink } from './event-sink.js';

/** Most events that are on their way at once. */
export const WINDOW = 2_000;

/**
 * Publishes through the SDK. Every event is marked as a redelivery: ingestion looks its id up, so that importing a file
 * again, or going on after an interruption, adds nothing twice.
 */
export async function kafkaSink(settings: Pick<ConnectOptions, 'kafka' | 'registry' | 'topic'>): Promise<EventSink> {
  // Room for a full window of the largest events, so that none is ever refused and overtaken by those after it.
  const audit = await connect({ ...settings, service: 'importer', maxBufferedBytes: WINDOW * LIMITS.value });
  return {
    send: async ({ action, input }) => {
      await audit.emit(action, input, { redelivery: true });
    },
    close: () => audit.close(),
  };
}
