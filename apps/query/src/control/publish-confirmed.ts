import { setTimeout } from 'node:timers/promises';
import { Problem } from '@docket/http';
import { type ControlPublisher } from '@docket/sdk';

/** How long Kafka may take to confirm a record, ms. */
const PUBLISH_MS = 10_000;

/** A record of Docket's own state. */
export interface ControlRecord {
  readonly kind: string;
  readonly id: string;
  readonly value: unknown;
}

/**
 * Publishes a record to the control topic, and waits until Kafka has it.
 * @param unsure what whoever asked is told when it is not known whether Kafka has it
 * @throws {Problem} 503
 */
export async function publishConfirmed(
  publisher: Pick<ControlPublisher, 'publish'>,
  { kind, id, value }: ControlRecord,
  unsure: string,
): Promise<void> {
  const patience = new AbortController();
  const late = setTimeout(PUBLISH_MS, undefined, { signal: patience.signal, ref: false }).then(() => {
    throw new Error(`no answer within ${PUBLISH_MS} ms`);
  });
  late.catch(() => undefined);
  try {
    await Promise.race([publisher.publish(kind, id, value), late]);
  } catch (error) {
    throw new Problem('unavailable', unsure, [], { cause: error });
  } finally {
    patience.abort();
  }
}
