import { Inject, Injectable } from '@nestjs/common';
import { invalidParameter } from '@docket/http';
import { type TenantReader } from '../access/tenant-reader.js';
import { type EventFilter } from '../events/event-filter.js';
import { EVENTS_TOPIC } from '../tokens.js';
import { Position } from './position.js';
import { type Changes, readChanges } from './read-changes.js';
import { Watermarks } from './watermarks.js';

/** The word for a position behind everything that is there. */
export const NOW = 'now';

/** Events in the order in which they came in, for pollers and tails. */
@Injectable()
export class ChangeFeed {
  constructor(
    @Inject(Watermarks) private readonly watermarks: Watermarks,
    @Inject(EVENTS_TOPIC) private readonly topic: string,
  ) {}

  /**
   * The position that a text stands for; the beginning without one.
   * @param name of the parameter, for the error
   * @throws {Problem} when it is no position
   */
  async positionOf(name: string, text: string | undefined): Promise<Position> {
    if (text === undefined) return Position.BEGINNING;
    if (text === NOW) return Position.BEGINNING.with(await this.watermarks.read(0));
    const position = Position.open(text, this.topic);
    if (position !== undefined) return position;
    throw invalidParameter(name, `is no position; take the one of the answer before, or ${NOW}`);
  }

  /** @param maxAgeMs how long what is there may have been there unnoticed */
  async read(
    tenant: TenantReader,
    question: { readonly filter: EventFilter; readonly limit: number; readonly position: Position },
    maxAgeMs = 0,
  ): Promise<Changes> {
    return readChanges(tenant, { ...question, watermarks: await this.watermarks.read(maxAgeMs) });
  }

  /** The text that a position is given out as. */
  textOf(position: Position): string {
    return position.seal(this.topic);
  }
}
