import { InvalidArgumentError } from 'commander';

/** Where a rejected record lies in the events topic. */
export interface Origin {
  readonly epoch: number;
  readonly partition: number;
  readonly offset: number;
}

/** `epoch/partition/offset`: how lists name a record. */
export function originText({ epoch, partition, offset }: Origin): string {
  return `${epoch}/${partition}/${offset}`;
}

/**
 * Reads an origin as lists show it, or as the rejected topic's header has it, with the topic in front.
 * @throws {InvalidArgumentError}
 */
export function parseOrigin(text: string): Origin {
  const [epoch, partition, offset] = text.split('/').slice(-3).map(Number);
  const usable = [epoch, partition, offset].every((part) => Number.isSafeInteger(part) && Number(part) >= 0);
  if (!/(^|\/)\d+\/\d+\/\d+$/.test(text) || !usable) {
    throw new InvalidArgumentError('must be epoch/partition/offset, as `docket rejections list` shows it');
  }
  return { epoch: epoch ?? 0, partition: partition ?? 0, offset: offset ?? 0 };
}
