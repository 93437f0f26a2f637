import { type RejectionHead } from '@docket/rejections';
import { z } from 'zod';
import { idOf, REJECTION_PARAMETER } from './rejection-id.js';
import { isRetried, type RetryRecord } from './retry-record.js';

const moment = z.string().meta({ format: 'date-time' });

export const STATES = ['open', 'retried'] as const;

const head = {
  id: z.string().describe('epoch-partition-offset of the record on the topic of events'),
  state: z.enum(STATES).describe('retried: it was published again through the API, or an event in its place'),
  appended_at: moment.describe('When the broker appended it'),
  rejected_at: moment.describe('When ingestion decided about it'),
  reason: z.string().describe('Of the closed list in docs/contract.md'),
  field: z.string().nullable().describe('Path of the field at fault; null when it is no single one'),
  error: z.string().describe('What is wrong with it, for people'),
  schema_id: z.int().nullable().describe('Schema that it names; null when it names none'),
  tenant_id: z.string().nullable().describe('As its key says, which a producer may fill with anything'),
  producer: z.string().nullable().describe('Service that published it, as far as can be told'),
};

/** A rejection as lists show it. */
export const rejectionView = z.object(head).meta({ id: 'Rejection' });
export type RejectionView = z.infer<typeof rejectionView>;

export function toView(row: RejectionHead, retries: readonly RetryRecord[] | undefined): RejectionView {
  const { appended_at, rejected_at, reason, field, error, schema_id, tenant_id, producer_service } = row;
  return {
    id: idOf(row),
    state: isRetried(retries) ? 'retried' : 'open',
    appended_at,
    rejected_at,
    reason,
    field: field || null,
    error,
    schema_id: schema_id || null,
    tenant_id: tenant_id || null,
    producer: producer_service || null,
  };
}

export const HEAD_EXAMPLE: RejectionView = {
  id: REJECTION_PARAMETER.example,
  state: 'open',
  appended_at: '2026-03-01T09:30:00.000Z',
  rejected_at: '2026-03-01T09:30:00.250Z',
  reason: 'invalid_field',
  field: 'envelope.actor.id',
  error: 'must not be empty',
  schema_id: 17,
  tenant_id: 'demo',
  producer: 'helpdesk',
};
