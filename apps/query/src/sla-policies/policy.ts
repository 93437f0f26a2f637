import { z } from 'zod';
import { calendar } from '@docket/business-time';
import { LIMITS } from '@docket/events';
import { requester } from '../replays/replay.js';

/** What records of policies are called on the control topic. */
export const POLICY_KIND = 'sla_policy';

/** What has a time by which it must have happened. */
export const TARGETS = [
  'first_assignment',
  'first_response',
  'next_response',
  'chat_answer',
  'call_answer',
  'resolution',
] as const;
export type Target = (typeof TARGETS)[number];

const CATEGORIES = ['NEW', 'OPEN', 'WAITING'] as const;
const MOST_VALUES = 100;
const MOST_MINUTES = 527_040;
const LONGEST_NAME = 200;
const LOWEST_RANK = 10_000;

const text = z.string().min(1).max(LIMITS.id);
const anyOf = z.array(text).max(MOST_VALUES).default([]);
const minutesError = `must be a whole number of business minutes from 1 to ${MOST_MINUTES}`;
const minutes = z
  .int({ error: minutesError })
  .min(1, { error: minutesError })
  .max(MOST_MINUTES, { error: minutesError });
const moment = z.iso.datetime({ offset: true, error: 'must be a date and time with zone' });

const targets = z
  .strictObject(
    Object.fromEntries(TARGETS.map((name) => [name, minutes.optional()])) as Record<
      Target,
      z.ZodOptional<typeof minutes>
    >,
  )
  .refine((all) => TARGETS.some((name) => all[name] !== undefined), { error: 'must have at least one target' });

/** What a version of a policy says. */
const terms = {
  name: z.string().trim().min(1).max(LONGEST_NAME).describe('What people call it'),
  active: z.boolean().default(true).describe('false: from this version on no ticket gets it'),
  rank: z
    .int()
    .min(0)
    .max(LOWEST_RANK)
    .default(100)
    .describe('Of several policies that match a ticket the one with the lowest rank applies, then by id'),
  match: z
    .strictObject({ department: anyOf, priority: anyOf, channel: anyOf })
    .default({ department: [], priority: [], channel: [] })
    .describe('What a ticket must have been created with; an empty list takes all'),
  targets: targets.describe('Business minutes'),
  calendar,
  pause: z
    .strictObject({ categories: z.array(z.enum(CATEGORIES)).default([]), statuses: anyOf })
    .default({ categories: [], statuses: [] })
    .describe('While a ticket has such a status the clock stands still'),
};

/** Whatever is wanted must be due within a lifetime of a policy. */
const WEEKS = 52 * 10;

function isInReach({ targets: wanted, calendar: { hours } }: z.infer<z.ZodObject<typeof terms>>): boolean {
  const weekly = Object.values(hours)
    .flat()
    .reduce((sum, [from, to]) => sum + minutesOf(to) - minutesOf(from), 0);
  return Math.max(...TARGETS.map((name) => wanted[name] ?? 0)) <= weekly * WEEKS;
}

function minutesOf(time: string): number {
  const [hours = 0, rest = 0] = time.split(':').map(Number);
  return hours * 60 + rest;
}

/** A new version, as it is put. */
export const policyBody = z
  .strictObject({
    ...terms,
    valid_from: moment.optional().describe('Tickets created from then on get this version; now without it'),
  })
  .refine(isInReach, { path: ['targets'], error: 'take more than ten years by the hours of the calendar' });
export type PolicyBody = z.infer<typeof policyBody>;

/** A version as it stands on the control topic. */
export const policyRecord = z.object({
  ...terms,
  policy: z.string(),
  tenant_id: z.string(),
  valid_from: moment,
  by: requester,
});
export type PolicyRecord = z.infer<typeof policyRecord>;

/** A version as answers show it. */
export const policyVersion = z
  .object({
    ...terms,
    id: z.string(),
    version: z.int().describe('1 is the first'),
    valid_from: moment,
    by: requester,
    at: moment.describe('When it was put'),
  })
  .meta({ id: 'SlaPolicy' });
export type PolicyVersion = z.infer<typeof policyVersion>;

/** Id of a policy, chosen by whoever puts it first. */
export const policyId = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, {
  error: 'must be lower case letters, digits, - and _, at most 64',
});

export const POLICY_PARAMETER = {
  description: 'Id of the policy.',
  schema: { type: 'string', pattern: '^[a-z0-9][a-z0-9_-]{0,63}$' },
  example: 'gold',
} as const;

export const BODY_EXAMPLE = {
  name: 'Gold',
  match: { department: ['support'], priority: ['high'] },
  targets: { first_response: 60, resolution: 480 },
  calendar: {
    zone: 'Europe/Prague',
    hours: {
      monday: [['09:00', '17:00']],
      tuesday: [
        ['09:00', '12:00'],
        ['13:00', '18:00'],
      ],
    },
    holidays: ['2026-12-25'],
  },
  pause: { categories: ['WAITING'] },
};

export const POLICY_EXAMPLE: PolicyVersion = {
  ...z.object(terms).parse(BODY_EXAMPLE),
  id: 'gold',
  version: 2,
  valid_from: '2026-03-01T00:00:00.000Z',
  by: { type: 'API', id: 'abcdefghij23', name: 'head of support' },
  at: '2026-02-27T09:30:00.000Z',
};
