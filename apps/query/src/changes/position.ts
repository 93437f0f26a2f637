import { z } from 'zod';
import { open, seal } from '../events/sealed.js';

/** How far a reader of changes has come: of each partition of each epoch, the first offset it has not read. */
export class Position {
  private constructor(private readonly next: ReadonlyMap<string, number>) {}

  /** Before everything there ever was. */
  static readonly BEGINNING = new Position(new Map());

  /** Opens what `seal` gave for the same topic; undefined for every other text. */
  static open(text: string, topic: string): Position | undefined {
    const opened = open(text, [KIND, topic]);
    if (opened === undefined || opened === 'foreign') return undefined;
    const parsed = sealed.safeParse(opened.content);
    if (!parsed.success) return undefined;
    return new Position(new Map(parsed.data.map(([epoch, partition, next]) => [keyOf(epoch, partition), next])));
  }

  /** A partition that is not known begins at its first offset: new partitions and epochs are never missed. */
  of(epoch: number, partition: number): number {
    return this.next.get(keyOf(epoch, partition)) ?? 0;
  }

  with(places: readonly { readonly epoch: number; readonly partition: number; readonly next: number }[]): Position {
    return new Position(
      new Map([...this.next, ...places.map((place) => [keyOf(place.epoch, place.partition), place.next] as const)]),
    );
  }

  /** An opaque text without characters that need escaping. It holds for any filters: where one has come to is the same. */
  seal(topic: string): string {
    const triples = [...this.next].map(([key, next]) => [...key.split('/').map(Number), next]);
    return seal(triples, [KIND, topic]);
  }
}

const KIND = 'changes';
const integer = z.int().min(0);
const sealed = z.array(z.tuple([integer, integer, integer])).max(20_000);

function keyOf(epoch: number, partition: number): string {
  return `${epoch}/${partition}`;
}
