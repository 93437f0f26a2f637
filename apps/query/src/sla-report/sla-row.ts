import { z } from 'zod';
import { TARGETS } from '../sla-policies/policy.js';

export const STATUSES = ['met', 'breached', 'running', 'paused', 'not_applicable'] as const;
export type SlaStatus = (typeof STATUSES)[number];

const time = z.string().meta({ format: 'date-time' });

/** One target of one ticket, as answers show it. */
export const slaRow = z.object({
  ticket: z.string(),
  type: z.enum(TARGETS),
  number: z.int().describe('1, or which next response, chat or call of the ticket'),
  requester: z.string().nullable(),
  requester_name: z.string().nullable(),
  department: z.string().nullable().describe('When the target was closed; now while it is open'),
  agent: z
    .string()
    .nullable()
    .describe('Whom the ticket was given to when the target was closed; now while it is open'),
  policy: z.string(),
  policy_version: z.int(),
  started: time,
  due: time.nullable().describe('Null while the clock stands still'),
  closed: time.nullable(),
  status: z.enum(STATUSES),
  target_minutes: z.int(),
  used_minutes: z.number().describe('Business minutes that went by, to a hundredth'),
  overdue_minutes: z.number().nullable().describe('Business minutes above the target; null unless breached'),
});
export type SlaRow = z.infer<typeof slaRow>;

export const SLA_COLUMNS = Object.keys(slaRow.shape) as (keyof SlaRow)[];
