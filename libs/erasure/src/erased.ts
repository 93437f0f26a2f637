import { type ClickHouseReader, defineQuery, rowType } from '@docket/clickhouse';
import { z } from 'zod';
import { MENTIONED_KEYS, REJECTED_KEYS } from './subject.js';

/** Offsets of one partition in one epoch of a topic. */
export interface ErasedPlace {
  readonly topic: string;
  readonly epoch: number;
  readonly partition: number;
}

/** Above every offset: an erasure in a later epoch is of everything before. */
const ALL = String(Number.MAX_SAFE_INTEGER);

/** Of each erasure the first offset of the place that is not erased. */
const BELOW =
  `if(JSONExtractUInt(value, 'epoch') > {erased_epoch:UInt32}, toUInt64(${ALL}), ` +
  `JSONExtractUInt(value, 'below', toString({erased_partition:UInt32})))`;

/** Erasures that may concern the place. */
const ERASURES =
  "FROM control_state FINAL WHERE kind = 'erasure' AND value != '' AND " +
  "JSONExtractString(value, 'topic') = {erased_topic:String} AND JSONExtractUInt(value, 'epoch') >= {erased_epoch:UInt32}";

const belowQuery = defineQuery({
  name: 'erasure.below',
  sql: `SELECT max(${BELOW}) AS below ${ERASURES}`,
  params: z.object({ erased_topic: z.string(), erased_epoch: z.int(), erased_partition: z.int() }),
  row: z.object({ below: rowType.int64 }),
});

/** The first offset of a place from which on nothing was erased; 0 when nothing was. */
export async function erasedBelow(reader: ClickHouseReader, place: ErasedPlace): Promise<number> {
  const [row] = await reader.query(belowQuery, paramsOf(place));
  return row?.below ?? 0;
}

/** A condition with the values of its placeholders. */
export interface Condition {
  readonly where: string;
  readonly params: Readonly<Record<string, unknown>>;
}

const KEYS = `(SELECT groupArray(id) ${ERASURES})`;
const BOUNDS = `(SELECT groupArray(${BELOW}) ${ERASURES})`;

/** Names of the columns of events that `notErased` looks at, among other words. */
export const ERASED_WORDS: readonly string[] = `${MENTIONED_KEYS} kafka_offset`.match(/\w+/g) ?? [];

/** Where rows are on their way to. */
const KEYS_OF = { audit_events: MENTIONED_KEYS, audit_rejections: REJECTED_KEYS } as const;
type Table = keyof typeof KEYS_OF;

/**
 * Condition over rows that come out of the topic or the archive: they were not erased. Costs some hashes a row, so it is for
 * offsets before `erasedBelow` only, and there must be an erasure.
 */
export function notErased(place: ErasedPlace, table: Table = 'audit_events'): Condition {
  const bound = `transform(k, ${KEYS}, ${BOUNDS}, toUInt64(0))`;
  return { where: `NOT arrayExists(k -> ${bound} > kafka_offset, ${KEYS_OF[table]})`, params: paramsOf(place) };
}

/** What was erased of a place, for whoever inserts rows of it that were stored before. */
export class ErasedOffsets {
  private constructor(
    private readonly place: ErasedPlace,
    /** The first offset from which on nothing was erased. */
    readonly below: number,
  ) {}

  static async of(reader: ClickHouseReader, place: ErasedPlace): Promise<ErasedOffsets> {
    return new ErasedOffsets(place, await erasedBelow(reader, place));
  }

  /** The same insert, which leaves out what was erased if it may have any of that. @param first offset of its rows */
  leftOut<T extends Partial<Condition>>(insert: T, first: number, table?: Table): T {
    if (first >= this.below) return insert;
    const { where, params } = notErased(this.place, table);
    const both = insert.where === undefined ? where : `${insert.where} AND ${where}`;
    return { ...insert, where: both, params: { ...insert.params, ...params } };
  }
}

function paramsOf({ topic, epoch, partition }: ErasedPlace) {
  return { erased_topic: topic, erased_epoch: epoch, erased_partition: partition };
}
