import { type Evidence } from './evidence.js';

/** What is expected of records beyond what the tables themselves say. */
export interface Expectations extends Pick<Evidence, 'deleted' | 'projections' | 'bestEffort'> {
  /** See `Evidence`. */
  readonly bad: ReadonlyMap<string, string>;
  /** See `Evidence`. */
  readonly either: ReadonlyMap<string, string>;
  /** Origins on the feed of rejected records, `<partition>/<offset>`: each rejection is to be there at least once. */
  readonly feed: ReadonlySet<string>;
}

/** Whether a record is no longer in the topic because somebody deleted what was before some offset. */
export function isDeleted({ deleted }: Expectations, partition: number, offset: number): boolean {
  return deleted.some((range) => range.partition === partition && offset <= range.to);
}

/** Whether a record that was acknowledged may have another fate than being stored. */
export function mayBeMissing({ deleted, either }: Expectations, partition: number, offset: number): boolean {
  if (either.has(`${partition}/${offset}`)) return true;
  return deleted.some((range) => range.partition === partition && range.from <= offset && offset <= range.to);
}
