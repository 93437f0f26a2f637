import {
  REDELIVERY_HEADER,
  REDELIVERY_VALUE,
  REJECT_ERROR_HEADER,
  REJECT_FIELD_HEADER,
  REJECT_ORIGIN_HEADER,
  REJECT_REASON_HEADER,
} from '@docket/events';
import { type OutgoingRecord } from '@docket/kafka';
import { originText } from './origin.js';
import { headersByName, type RejectedRecord } from './rejection-queries.js';

const REJECT_HEADERS = new Set([REJECT_REASON_HEADER, REJECT_FIELD_HEADER, REJECT_ERROR_HEADER]);

/** The same key, value and headers; marked as a redelivery, so that it is stored once however often it is sent. */
export function outgoing(topic: string, record: RejectedRecord): OutgoingRecord {
  const headers: Record<string, Buffer | string | Buffer[]> = {};
  for (const [name, values] of Object.entries(headersByName(record))) {
    if (!REJECT_HEADERS.has(name)) headers[name] = values;
  }
  headers[REDELIVERY_HEADER] = REDELIVERY_VALUE;
  headers[REJECT_ORIGIN_HEADER] = `${topic}/${originText(record)}`;
  return { key: record.kafka_key.length > 0 ? record.kafka_key : null, value: record.value, headers };
}
