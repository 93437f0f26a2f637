import { isRejectReason, REJECT_REASONS } from '@docket/events';
import {
  type CloserLook,
  lookCloser,
  type Origin,
  originText,
  type RejectedRecord,
  storedAt,
} from '@docket/rejections';
import { type CliContext } from '../context.js';
import { plainText } from '../table.js';
import { hexDump, textOrHex } from './hex-dump.js';
import { requireRejection, withRejections } from './with-rejections.js';

/** The options of `docket rejections show`. */
export interface ShowOptions {
  readonly allBytes?: boolean;
  readonly json?: boolean;
}

const SHOWN_BYTES = 256;

/** Prints everything about one rejected record. @throws {CommandError} when there is no such rejection */
export async function showRejection(origin: Origin, options: ShowOptions, context: CliContext): Promise<void> {
  await withRejections(context, async ({ rejections, registry, reader }) => {
    const record = await requireRejection(rejections, origin);
    const look = await lookCloser(record, registry);
    const stored = await storedAt(look, reader);
    const { out } = context;
    if (options.json === true) out.print(JSON.stringify(asJson(record, look, stored), undefined, 2));
    else for (const line of lines(record, look, stored, options)) out.print(plainText(line));
  });
}

function asJson(record: RejectedRecord, { schemaName, read }: CloserLook, stored: Origin | undefined): unknown {
  const { value, kafka_key, named, ...rest } = record;
  return {
    origin: originText(record),
    ...rest,
    headers: named.map(([name, bytes]) => ({ name, value: bytes.toString('base64') })),
    kafka_key: kafka_key.toString('base64'),
    value: value.toString('base64'),
    schema_name: schemaName ?? null,
    read: read ?? null,
    stored_at: stored ? originText(stored) : null,
  };
}

function lines(record: RejectedRecord, look: CloserLook, stored: Origin | undefined, options: ShowOptions): string[] {
  const { reason, field, error, schema_id, kafka_key, value, named } = record;
  const schema = schema_id === 0 ? 'none' : `${schema_id}, ${look.schemaName ?? 'not known to the registry'}`;
  const facts: [string, string][] = [
    ['origin', originText(record)],
    ['appended', record.appended_at],
    ['rejected', record.rejected_at],
    ['reason', isRejectReason(reason) ? `${reason}: ${REJECT_REASONS[reason]}` : reason],
    ['field', field],
    ['error', error],
    ['schema', schema],
    ['key', textOrHex(kafka_key)],
    ['tenant', record.tenant_id],
    ['producer', record.producer_service],
    ...named.map(([name, bytes]): [string, string] => ['header', `${name}: ${textOrHex(bytes)}`]),
    ['stored', stored ? `the event is stored, from the record at ${originText(stored)}` : ''],
  ];
  return [
    ...facts.filter(([, text]) => text !== '').map(([name, text]) => `${name.padEnd(9)} ${text}`),
    ...readLines(look),
    ...byteLines(value, options.allBytes === true),
  ];
}

function readLines({ read }: CloserLook): string[] {
  if (!read) return [];
  const ended = read.problem
    ? `read up to ${read.problem.field || 'its beginning'}: ${read.problem.message}`
    : `read to its end${read.leftBytes > 0 ? `; ${read.leftBytes} bytes are left over` : ''}`;
  return ['', `The value, ${ended}:`, ...JSON.stringify(read.value ?? null, undefined, 2).split('\n')];
}

function byteLines(value: Buffer, all: boolean): string[] {
  const shown = all ? value : value.subarray(0, SHOWN_BYTES);
  const more = value.length > shown.length ? ', --all-bytes shows the rest' : '';
  return ['', `Its bytes (${value.length}${more}):`, ...hexDump(shown)];
}
