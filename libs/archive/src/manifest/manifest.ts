import { z } from 'zod';

/** Format of what is written now. A reader refuses a higher one. */
export const MANIFEST_FORMAT = 1;

const offset = z.int().min(0);
const time = z.iso.datetime({ precision: 3 });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const period = z.object({ from: time, to: time }).nullable();

/** A Parquet file beside the manifest. */
const parquetFile = z.object({
  /** Of the file alone: it is in the folder of the manifest. */
  name: z.string().regex(/^[\w-]+\.parquet$/),
  bytes: z.int().min(1),
  sha256,
  rows: z.int().min(1),
  /** Sum over the rows of ClickHouse's `sipHash64` of all columns, modulo 2^64: the order of rows is left out. */
  checksum: z.string().regex(/^\d{1,20}$/),
  /** Columns in their order, with ClickHouse's types. */
  columns: z
    .array(z.object({ name: z.string().min(1).max(200), type: z.string().min(1).max(2_000) }))
    .min(1)
    .max(1_000),
});

const manifestShape = z.object({
  format: z.literal(MANIFEST_FORMAT),
  topic: z.string().min(1).max(249),
  epoch: z.int().min(1),
  /** Why the epoch began; empty for the first one. */
  epoch_reason: z.string(),
  partition: z.int().min(0),
  /** UTC day on which the batches were decided. */
  day: z.iso.date(),
  /** Offsets, both included. */
  first: offset,
  last: offset,
  counts: z.object({
    accepted: z.int().min(0),
    rejected: z.int().min(0),
    duplicates: z.int().min(0),
    lost: z.int().min(0),
    /** Offsets that the broker keeps to itself (ends of transactions). */
    without_record: z.int().min(0),
    /** Of the accepted events those that had been erased when this was written: they are in no file. */
    erased: z.int().min(0),
  }),
  /** Runs of offsets that were not stored, ascending: offset, count, and `duplicate`, `lost` or the reason of the rejection. */
  fates: z.array(z.tuple([offset, z.int().min(1), z.string().min(1).max(100)])),
  /** Mark of the record at `last`, as in the ledger; empty when the ledger has none. */
  last_record: z.string(),
  decided: z.object({ from: time, to: time }),
  appended: period,
  occurred: period,
  /** Null when there is nothing of that kind in the range. */
  files: z.object({ events: parquetFile.nullable(), rejections: parquetFile.nullable() }),
  /** Schemas of the events as the registry had them; null when it did not know one any more. */
  schemas: z.array(z.object({ id: z.int().min(0), schema: z.unknown() })),
  written: z.object({ at: time, by: z.string() }),
});

/** What is archived of a range of offsets, and how to tell that it is whole. Whatever has no manifest is not archived. */
export type Manifest = z.infer<typeof manifestShape>;

/** A file that a manifest names. */
export type ParquetFile = z.infer<typeof parquetFile>;

/** @throws an error that names the fields that are wrong */
export function readManifest(text: string): Manifest {
  const json: unknown = JSON.parse(text);
  const format = typeof json === 'object' && json !== null && 'format' in json ? json.format : undefined;
  if (typeof format === 'number' && format > MANIFEST_FORMAT) {
    throw new Error(`it is of format ${format}, and this version of Docket reads up to ${MANIFEST_FORMAT}`);
  }
  const parsed = manifestShape.safeParse(json);
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error).replaceAll('\n', ' '));
  if (parsed.data.last < parsed.data.first) throw new Error(`it ends (${parsed.data.last}) before it begins`);
  return parsed.data;
}

/** As it is stored: one line per field, so that people can read it, with the long lists on one. */
export function writeManifest(manifest: Manifest): string {
  const lines = Object.entries(manifest).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}
