import { KafkaFailure } from './kafka-failure.js';
import { type RecordPlace } from './records.js';

/**
 * The places that were acknowledged so far. A producer that sends one request at a time gets higher offsets each time, so a place
 * that is not above all earlier ones of its partition was acknowledged for another record: the broker may not have this one (drivers
 * have lost records in this way, kafkajs#1005).
 */
export class AcknowledgedPlaces {
  /** The lowest offset that may come, by topic and partition. */
  readonly #next = new Map<string, bigint[]>();

  /**
   * Takes note of places that a topic's records were acknowledged at.
   * @throws {KafkaFailure} (`retry`) when one was acknowledged before. A topic that was made anew looks like that too, so what is known of
   * the partition is forgotten: sending the same again goes well then.
   */
  add(topic: string, places: readonly RecordPlace[]): void {
    const next = this.#nextOf(topic);
    for (const { partition, offset } of places) {
      if (offset < (next[partition] ?? 0n)) {
        Reflect.deleteProperty(next, partition);
        throw new KafkaFailure(
          `partition ${partition}, offset ${offset} was acknowledged for another record before`,
          true,
        );
      }
      next[partition] = offset + 1n;
    }
  }

  #nextOf(topic: string): bigint[] {
    const known = this.#next.get(topic);
    if (known) return known;
    const next: bigint[] = [];
    this.#next.set(topic, next);
    return next;
  }
}
