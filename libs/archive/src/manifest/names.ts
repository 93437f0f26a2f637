/** What the folder of a range is named after. */
export interface DayPlace {
  readonly topic: string;
  readonly epoch: number;
  readonly day: string;
}

/** Where a manifest says it is, by its name alone. */
export interface NamedRange extends DayPlace {
  readonly key: string;
  readonly partition: number;
  readonly first: number;
}

/** Folder of a day, with a `/` at its end. */
export function folderOf({ topic, epoch, day }: DayPlace): string {
  return `${topic}/epoch-${epoch}/${day}/`;
}

/** Only the first offset is in its name, so that of two who archive the same at once, up to different ends, one is refused. */
export function manifestName(partition: number, first: number): string {
  return `range-${partition}-${first}.json`;
}

/** @param attempt new for every attempt: what one of them left behind is never taken for the work of another */
export function fileName(
  kind: 'events' | 'rejections',
  range: { readonly partition: number; readonly first: number; readonly last: number },
  attempt: string,
): string {
  return `${kind}-${range.partition}-${range.first}-${range.last}-${attempt}.parquet`;
}

const MANIFEST_KEY = /^([\w.-]+)\/epoch-(\d+)\/(\d{4}-\d\d-\d\d)\/range-(\d+)-(\d+)\.json$/;

/** What a key says when it is that of a manifest. */
export function namedRange(key: string): NamedRange | undefined {
  const [, topic, epoch, day, partition, first] = MANIFEST_KEY.exec(key) ?? [];
  if (topic === undefined || day === undefined) return undefined;
  return { key, topic, day, epoch: Number(epoch), partition: Number(partition), first: Number(first) };
}
