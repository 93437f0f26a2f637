import { Inject, Injectable } from '@nestjs/common';
import { type ClickHouseReader } from '@docket/clickhouse';
import { Watermarks } from '../changes/watermarks.js';
import { EVENTS_TOPIC, READER } from '../tokens.js';
import { type Cut, cutAt } from './cut.js';

/** Knows up to where events are written. */
@Injectable()
export class Cuts {
  readonly #watermarks: Watermarks;

  constructor(@Inject(READER) reader: ClickHouseReader, @Inject(EVENTS_TOPIC) topic: string) {
    this.#watermarks = new Watermarks(reader, topic);
  }

  /** @throws {ClickHouseError} */
  async take(): Promise<Cut> {
    const now = Date.now();
    return cutAt(await this.#watermarks.read(0), now);
  }
}
