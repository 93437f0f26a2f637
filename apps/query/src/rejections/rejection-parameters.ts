import { REJECT_REASONS, type RejectReason } from '@docket/events';
import { type RejectionFilter, type RetryState } from '@docket/rejections';
import { identifier } from '../parameters/identifier.js';
import { moment } from '../parameters/moment.js';
import { wordOf } from '../parameters/one-of.js';
import { many, once } from '../parameters/parameter.js';
import { type ValuesOf } from '../parameters/read-parameters.js';
import { wholeNumber } from '../parameters/whole-number.js';
import { STATES } from './rejection-view.js';

const REASONS = Object.keys(REJECT_REASONS) as RejectReason[];
const LARGEST = 999_999_999;
const id = { type: 'string', minLength: 1 } as const;
const number = { type: 'integer', minimum: 0, maximum: LARGEST } as const;
const time = { type: 'string' } as const;

/** Which rejections are meant, whatever was done about them. */
export const WHICH_REJECTIONS = {
  reason: many(wordOf(REASONS), {
    description: 'Why it was rejected.',
    schema: { type: 'string', enum: REASONS },
    example: 'invalid_field',
  }),
  producer: many(identifier, { description: 'Service that published it.', schema: id, example: 'helpdesk' }),
  tenant: many(identifier, { description: 'Tenant that its key names.', schema: id, example: 'demo' }),
  schema_id: many(wholeNumber(0, LARGEST), { description: 'Schema that it names; 0 for none.', schema: number }),
  partition: many(wholeNumber(0, LARGEST), { description: 'Partition that it lies in.', schema: number }),
  from: moment({ description: 'Appended from then on, or how long ago (`-7d`).', schema: time, example: '-7d' }),
  to: moment({ description: 'Appended before then.', schema: time }),
} as const;

/** Which rejections are meant. */
export const REJECTION_FILTERS = {
  ...WHICH_REJECTIONS,
  state: once(wordOf(STATES), {
    description: 'Whether it was published again through the API; both without it.',
    schema: { type: 'string', enum: [...STATES] },
    example: 'open',
  }),
} as const;

/** The filter that the parameters mean. */
export function filterOf({
  reason,
  producer,
  tenant,
  schema_id,
  partition,
  state,
  from,
  to,
}: ValuesOf<typeof REJECTION_FILTERS>): {
  filter: RejectionFilter;
  state: RetryState;
} {
  const lists = {
    ...(reason.length === 0 ? {} : { reason }),
    ...(producer.length === 0 ? {} : { producer }),
    ...(tenant.length === 0 ? {} : { tenant }),
    ...(schema_id.length === 0 ? {} : { schemaId: schema_id }),
    ...(partition.length === 0 ? {} : { partition }),
  };
  const times = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  return { filter: { ...lists, ...times }, state: state ?? '' };
}
