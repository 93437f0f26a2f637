import { Inject, Injectable } from '@nestjs/common';
import { Watermarks } from '../changes/watermarks.js';
import { type Cut, cutAt } from './cut.js';

/** Knows up to where events are written. */
@Injectable()
export class Cuts {
  constructor(@Inject(Watermarks) private readonly watermarks: Watermarks) {}

  /** @throws {ClickHouseError} */
  async take(): Promise<Cut> {
    const now = Date.now();
    return cutAt(await this.watermarks.read(0), now);
  }
}
