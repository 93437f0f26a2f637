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

/** Reads an origin as lists show it, or as the rejected topic's header has it, with the topic in front; undefined when it is none. */
export function readOrigin(text: string): Origin | undefined {
  const [epoch = -1, partition = -1, offset = -1] = text.split('/').slice(-3).map(Number);
  const usable = [epoch, partition, offset].every((part) => Number.isSafeInteger(part) && part >= 0);
  if (!/(^|\/)\d+\/\d+\/\d+$/.test(text) || !usable) return undefined;
  return { epoch, partition, offset };
}
