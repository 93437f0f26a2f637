import { type Acknowledgement } from './acknowledgements.js';
import { type Expectations, isDeleted, mayBeMissing } from './expectations.js';
import { type Findings } from './findings.js';
import { type IdTable } from './id-table.js';
import { PlacedIds } from './placed-ids.js';
import { type TopicContents } from './topic-contents.js';

type Place = NonNullable<Acknowledgement['place']>;

/** Checks that every acknowledged event is stored, and that a place that an acknowledgement names is its own and holds the event. */
export class AcknowledgementCheck {
  /** Per partition, which of its records an acknowledgement has named. */
  readonly #named: ReadonlyMap<number, Uint8Array>;

  constructor(
    private readonly topic: TopicContents,
    private readonly stored: IdTable,
    private readonly expected: Expectations,
    private readonly findings: Findings,
  ) {
    this.#named = new Map([...topic].map(([partition, { count }]) => [partition, new Uint8Array(count)]));
  }

  check({ eventId, place }: Acknowledgement): void {
    const asked = new PlacedIds(1);
    asked.add(0, eventId);
    const id = asked.bytes(0);
    if (!this.stored.has(id) && !(place && mayBeMissing(this.expected, place.partition, place.offset))) {
      this.findings.lose(`event ${eventId} was acknowledged and is not stored`);
    }
    if (place && !isDeleted(this.expected, place.partition, place.offset)) this.#checkPlace(id, eventId, place);
  }

  #checkPlace(id: Buffer, eventId: string, { partition, offset }: Place): void {
    const place = `${partition}/${offset}`;
    const records = this.topic.get(partition);
    const index = records?.indexOf(offset) ?? -1;
    const named = this.#named.get(partition);
    if (!named || index < 0 || records?.bytes(index).equals(id) !== true) {
      this.findings.lose(`${place} was acknowledged for ${eventId}, and does not hold it`);
    } else if (named[index] === 1) {
      this.findings.lose(`two acknowledgements name ${place}`);
    } else {
      named[index] = 1;
    }
  }
}
