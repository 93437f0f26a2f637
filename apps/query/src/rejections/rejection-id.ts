import { type Origin } from '@docket/rejections';
import { z } from 'zod';

const FORM = /^(\d{1,10})-(\d{1,10})-(\d{1,16})$/;
const error = 'must be epoch-partition-offset, as /v1/rejections has it';

/** Where a rejected record lies in the topic of events, as a text that fits into an address. */
export const rejectionId = z
  .string()
  .regex(FORM, { error })
  .transform((text): Origin => {
    const [epoch = 0, partition = 0, offset = 0] = text.split('-').map(Number);
    return { epoch, partition, offset };
  })
  .refine(({ epoch, partition, offset }) => Math.max(epoch, partition) < 2 ** 32 && Number.isSafeInteger(offset), {
    error,
  });

export function idOf({ epoch, partition, offset }: Origin): string {
  return `${epoch}-${partition}-${offset}`;
}

export const REJECTION_PARAMETER = {
  description: 'Id of the rejection: epoch, partition and offset of the record.',
  schema: { type: 'string', pattern: FORM.source },
  example: '1-3-52000',
} as const;
