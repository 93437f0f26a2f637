import { type InsertRow, type NativeColumn } from '@docket/clickhouse';
import { type LedgerRow } from './ledger.js';
import { type PartitionPlace } from './place.js';

const TIME = "DateTime64(3, 'UTC')";
const PLACE = { topic: 'String', epoch: 'UInt32', partition: 'UInt32' };

function columns(types: Readonly<Record<string, string>>): readonly NativeColumn[] {
  return Object.entries(types).map(([name, type]) => ({ name, type }));
}

export const LEDGER_COLUMNS = columns({
  ...PLACE,
  first: 'UInt64',
  last: 'Int64',
  fates: 'Array(Tuple(UInt64, UInt32, String))',
  accepted: 'UInt32',
  rejected: 'UInt32',
  duplicates: 'UInt32',
  digest: 'String',
  last_record: 'String',
  owner: 'String',
  at: TIME,
});

export const REPAIR_COLUMNS = columns({ ...PLACE, first: 'UInt64', last: 'UInt64', hour: 'UInt32', at: TIME });

export const BROKEN_VIEW_COLUMNS = columns({
  view: 'String',
  ...PLACE,
  first: 'UInt64',
  error: 'String',
  owner: 'String',
  at: TIME,
});

export function ledgerValues(place: PartitionPlace, row: LedgerRow): InsertRow {
  return {
    ...placeValues(place),
    first: row.first,
    last: row.last,
    fates: row.fates.map((run) => [run.offset, run.count, run.fate]),
    accepted: row.accepted,
    rejected: row.rejected,
    duplicates: row.duplicates,
    digest: row.digest,
    last_record: row.lastRecord,
    owner: row.owner,
    at: new Date(row.at),
  };
}

/** An hour (its start, ms since 1970) whose projections are unsure because of a batch. */
export function repairValues(place: PartitionPlace, row: LedgerRow, hour: number): InsertRow {
  const { first, last, at } = row;
  return { ...placeValues(place), first, last, hour: hour / 1000, at: new Date(at) };
}

function placeValues({ topic, epoch, partition }: PartitionPlace): InsertRow {
  return { topic, epoch, partition };
}
