import { type FetchedBatch } from '@docket/kafka';
import { Controller } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { ControlProjector } from './control/control-projector.js';
import { ObservedDelivery } from './observe/observed-delivery.js';
import { ASSIGNED, CONTROL, EVENTS, FETCHED } from './transport/kafka-strategy.js';

/** Routes what arrives from Kafka to whoever deals with it. Every handler returns at once. */
@Controller()
export class IngestionController {
  constructor(
    private readonly delivery: ObservedDelivery,
    private readonly control: ControlProjector,
  ) {}

  @EventPattern(FETCHED[EVENTS])
  events(batch: FetchedBatch): void {
    this.delivery.fetched(batch);
  }

  @EventPattern(ASSIGNED[EVENTS])
  assigned(partitions: readonly number[]): void {
    this.delivery.assigned(partitions);
  }

  @EventPattern(ASSIGNED[CONTROL])
  controlAssigned(partitions: readonly number[]): void {
    this.control.assigned(partitions);
  }

  @EventPattern(FETCHED[CONTROL])
  controlRecords(batch: FetchedBatch): void {
    this.control.fetched(batch);
  }
}
