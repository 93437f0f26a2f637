import { setTimeout as pause } from 'node:timers/promises';
import { type Audit, DeliveryUnknownError, type InKafka } from '@docket/sdk';
import { type AcknowledgementFile } from './acknowledgement-file.js';
import { type TrafficEvent } from './event-source.js';

const RETRY_MS = 100;

/** Publishes events as a careful service does, and writes down every acknowledgement: none of these may be missing. */
export class Publisher {
  constructor(
    private readonly audit: Audit<InKafka>,
    private readonly file: AcknowledgementFile,
  ) {}

  /**
   * Publishes an event until it is acknowledged. An unknown outcome is answered with a redelivery, as the SDK asks.
   * @returns where it is, `<partition>/<offset>`
   */
  async publish({ action, input }: TrafficEvent, redelivery = false): Promise<string> {
    for (let again = redelivery; ; again = true) {
      try {
        const receipt = await this.audit.emit(action, input, { redelivery: again });
        this.file.add(receipt);
        return `${receipt.partition}/${receipt.offset}`;
      } catch (error) {
        const retry = error instanceof Error && 'verdict' in error && error.verdict === 'retry';
        if (!retry && !(error instanceof DeliveryUnknownError)) throw error;
        await pause(RETRY_MS);
      }
    }
  }
}
