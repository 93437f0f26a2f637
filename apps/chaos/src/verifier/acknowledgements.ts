import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** What a producer was told: Kafka has this event at this place; or, without one, it is in the spool and will come there. */
export interface Acknowledgement {
  readonly eventId: string;
  readonly place?: { readonly partition: number; readonly offset: number };
}

/** Reads files of acknowledgements one after another, in the order they were written. */
export async function* readAcknowledgements(files: readonly string[]): AsyncGenerator<Acknowledgement> {
  for (const file of files) {
    for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
      const [partition, offset, eventId] = line.split('\t');
      if (eventId === undefined) continue;
      if (offset === '') yield { eventId };
      else yield { eventId, place: { partition: Number(partition), offset: Number(offset) } };
    }
  }
}
