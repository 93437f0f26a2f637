import { type FetchedBatch } from '@docket/kafka';
import { Controller } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { ASSIGNED, CONTROL, FETCHED } from '../transport/kafka-strategy.js';
import { CommandReader } from './command-reader.js';

/** Routes what arrives from Kafka to whoever reads commands. Every handler returns at once. */
@Controller()
export class OpsController {
  constructor(private readonly reader: CommandReader) {}

  @EventPattern(ASSIGNED[CONTROL])
  assigned(partitions: readonly number[]): void {
    this.reader.assigned(partitions);
  }

  @EventPattern(FETCHED[CONTROL])
  fetched(batch: FetchedBatch): void {
    this.reader.fetched(batch);
  }
}
