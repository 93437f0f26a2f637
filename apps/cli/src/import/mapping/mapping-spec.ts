import { IANAZone } from 'luxon';
import { z } from 'zod';
import { timeFormatProblem } from '../time/time-reader.js';
import { valueSource, valueTable } from '../values/value-source.js';

const text = z.string('must be a text').min(1, 'must not be empty');

/** What a field of an event is filled from: a value source, or the same for the fields of a record or a list. */
const fields = z.record(z.string(), z.unknown());

const source = z.strictObject({
  id: text.max(200, 'must be at most 200 characters'),
  key: z.array(text).min(1, 'must name at least one column').optional(),
});

const csv = z.strictObject({
  delimiter: text.default(','),
  quote: z.string().max(1, 'must be one character, or empty').default('"'),
  encoding: text.refine(isEncoding, 'is not a known encoding, such as utf-8 or windows-1252').default('utf-8'),
});

const time = z
  .strictObject({
    column: text,
    pattern: text,
    zone: text.refine((zone) => IANAZone.isValidZone(zone), 'is not an IANA zone, such as Europe/Berlin or Etc/UTC'),
    locale: text.default('en-US'),
    repeated: z.enum(['earlier', 'later', 'reject']).default('earlier'),
    skipped: z.enum(['reject', 'forward']).default('reject'),
  })
  .check(({ value, issues }) => {
    const problem = timeFormatProblem(value);
    if (problem) issues.push({ code: 'custom', message: problem, input: value, path: ['pattern'] });
  });

const rule = z.strictObject({ action: text, details: fields.default({}), event: fields.default({}) });

const snapshots = z.strictObject({
  case: valueSource.optional(),
  sequence: text.optional(),
  state: valueSource,
  state_category: valueSource,
  group: valueSource.optional(),
  group_name: valueSource.optional(),
  assignee: valueSource.optional(),
  assignee_name: valueSource.optional(),
  priority: valueSource.optional(),
  created: fields.default({}),
  other: fields,
});

const activity = z.strictObject({ column: text, actions: z.record(z.string(), rule), default: rule.optional() });

const general = {
  version: z.literal('1', 'must be 1'),
  source,
  csv: csv.prefault({}),
  missing: z.array(z.string()).default([]),
  time,
  tables: z.record(z.string(), valueTable).default({}),
  event: fields,
};

/** A mapping file, version 1. Every scalar in it is a text, as written. */
export const mappingSpec = z.discriminatedUnion(
  'mode',
  [
    z.strictObject({ ...general, mode: z.literal('activity'), activity }),
    z.strictObject({ ...general, mode: z.literal('snapshots'), snapshots }),
  ],
  'must be activity or snapshots',
);

/** What a mapping file says. */
export type MappingSpec = z.infer<typeof mappingSpec>;
export type ActivityRule = z.infer<typeof rule>;
export type SnapshotsSpec = z.infer<typeof snapshots>;
export type ActivitySpec = z.infer<typeof activity>;

function isEncoding(label: string): boolean {
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}
