import { LIMITS } from '@docket/events';
import { connect, type ConnectOptions } from '@docket/sdk';
import { type EventSink } from './event-sink.js';

/** Most events that are on their way at once. */
export const WINDOW = 2_000;

/** Who publishes, and where. */
export interface KafkaSinkOptions extends Pick<ConnectOptions, 'kafka' | 'registry' | 'topic' | 'service'> {
  /** Events may have been published before: ingestion looks their ids up, so that nothing is stored twice. */
  readonly redelivery: boolean;
}

/** Publishes through the SDK. */
export async function kafkaSink({ redelivery, ...options }: KafkaSinkOptions): Promise<EventSink> {
  // Room for a full window of the largest events, so that none is ever refused and overtaken by those after it.
  const audit = await connect({ ...options, maxBufferedBytes: WINDOW * LIMITS.value });
  return {
    send: async ({ action, input }) => {
      await audit.emit(action, input, { redelivery });
    },
    close: () => audit.close(),
  };
}
