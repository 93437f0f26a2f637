import { z } from 'zod';
import { LIMITS } from '@docket/events';
import { requester } from '../replays/replay.js';

/** What records of reviews are called on the control topic. */
export const REVIEW_KIND = 'review';

/** What a reviewer found: not decided yet, well done, to be talked about, talked about. */
export const REVIEW_STATES = ['open', 'good', 'needs_work', 'done'] as const;

/** Characters as JSON Schema counts them: a pair of surrogates is one. */
const LONGEST_NOTE = 2_000;

const agentError = `must be the id of an agent, at most ${LIMITS.id} bytes`;
const agent = z
  .string({ error: agentError })
  .min(1, { error: agentError })
  .refine((text) => Buffer.byteLength(text) <= LIMITS.id, { error: agentError });
const noteError = `must be text of at most ${LONGEST_NOTE} characters, without half of one`;
// Half of a surrogate pair would make a record that ClickHouse reads nothing from.
const note = z
  .string({ error: noteError })
  .trim()
  .refine((text) => !/\p{Surrogate}/u.test(text) && Array.from(text).length <= LONGEST_NOTE, { error: noteError })
  .meta({ maxLength: LONGEST_NOTE });
const said = {
  state: z.enum(REVIEW_STATES, { error: `must be one of ${REVIEW_STATES.join(', ')}` }),
  note: note.optional(),
};
const moment = z.string().meta({ format: 'date-time' });

/** A review as it is put. */
export const reviewBody = z.strictObject({
  agent: agent.describe('Whose work on the ticket it is about: an agent who did something on it'),
  state: said.state.describe('open: not decided; good; needs_work; done: was talked about'),
  note: said.note.describe('For whoever may read reports'),
});
export type ReviewBody = z.infer<typeof reviewBody>;

/** A review as it stands on the control topic. */
export const reviewRecord = z.object({
  ...said,
  tenant_id: z.string(),
  ticket: z.string(),
  agent: z.string(),
  /** Where the agent last did something on the ticket, of what the reviewer may see: who may see the review. '' is none. */
  department: z.string(),
  by: requester,
});
export type ReviewRecord = z.infer<typeof reviewRecord>;

/** A review as answers show it. */
export const review = z.object({
  ticket: z.string(),
  agent: z.string(),
  department: z.string().nullable().describe('Where the agent last worked on the ticket when it was reviewed'),
  state: said.state,
  note: z.string().nullable(),
  version: z.int().describe('1 is the first of that ticket and agent'),
  by: requester,
  at: moment.describe('When it was put'),
});
export type Review = z.infer<typeof review>;

export const TICKET_PARAMETER = {
  description: 'Id of the ticket.',
  schema: { type: 'string', minLength: 1 },
  example: 'INC0000045',
} as const;

export const REVIEW_BODY_EXAMPLE: ReviewBody = {
  agent: 'agent-7',
  state: 'needs_work',
  note: 'The second question was not answered.',
};

export const REVIEW_EXAMPLE: Review = {
  ...REVIEW_BODY_EXAMPLE,
  note: 'The second question was not answered.',
  ticket: 'INC0000045',
  department: 'support',
  version: 1,
  by: { type: 'AGENT', id: 'anna@example.com', name: 'Anna' },
  at: '2026-04-02T09:30:00.000Z',
};
