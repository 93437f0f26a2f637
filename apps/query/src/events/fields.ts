import { z } from 'zod';
import { LIMITS } from '@docket/events';
import { identifier } from '../parameters/identifier.js';
import { moment } from '../parameters/moment.js';
import { ACTION_PATTERN, actionPattern } from './action.js';
import { addressRange } from './address.js';
import { keyedTerms, TERM_SYNTAX, terms } from './terms.js';
import { words } from './words.js';

/** Kinds of actors, as the contract has them. */
export const ACTOR_TYPES = ['AGENT', 'CONTACT', 'SYSTEM', 'BOT', 'API', 'UNKNOWN'] as const;
/** How an action may have ended. */
export const OUTCOMES = ['SUCCESS', 'FAILURE', 'DENIED', 'UNKNOWN'] as const;

const text = { type: 'string', minLength: 1 } as const;
const time = { type: 'string' } as const;
const WHEN = 'a date, a date and time with zone, or how long ago (`-7d`, `-90m`; s, m, h, d, w)';

/** A text up to a limit in bytes. */
const upTo = (bytes: number) =>
  z.string().refine((value) => Buffer.byteLength(value, 'utf8') <= bytes, { error: `must be at most ${bytes} bytes` });

/** One of the symbols, in letters of either case. */
const symbol = (symbols: readonly [string, ...string[]]) =>
  z
    .string()
    .transform((value) => value.toUpperCase())
    .pipe(z.enum(symbols, { error: `must be one of ${symbols.join(', ')}` }));

const id = (description: string, example: string) => terms(identifier, { description, schema: text, example });
const name = (description: string, example: string) => terms(upTo(LIMITS.name), { description, schema: text, example });

/** What events can be filtered by; the fields of `?query=` are the same. */
export const FIELDS = {
  action: terms(actionPattern, {
    description: `Action, or all of a category with \`.*\`. Actions \`audit.*\` are left out unless asked for here. ${TERM_SYNTAX}`,
    schema: { type: 'string', pattern: ACTION_PATTERN.replace('^', String.raw`^!?(\*|`).replace('$', ')$') },
    example: 'ticket.*',
  }),
  actor: id('Id of the actor.', 'agent-7'),
  actor_type: terms(symbol(ACTOR_TYPES), {
    description: `What the actor is: ${ACTOR_TYPES.join(', ')}.`,
    schema: text,
    example: 'AGENT',
  }),
  on_behalf_of: id('Id of whom the actor acted for (impersonation).', 'contact-3'),
  department: id('Department of the event: where it took place, else the one of the actor.', 'support'),
  ticket: id('Id of the ticket.', 'INC0000045'),
  target: id('Id of what it concerns when that is no ticket.', 'macro-12'),
  target_type: name('Kind of what it concerns when that is no ticket.', 'macro'),
  channel: name('Way it came in: email, chat, phone, web.', 'email'),
  outcome: terms(symbol(OUTCOMES), {
    description: `How it ended: ${OUTCOMES.join(', ')}.`,
    schema: text,
    example: 'SUCCESS',
  }),
  ip: terms(addressRange, {
    description: 'Address of the actor, IPv4 or IPv6, or a range in CIDR notation.',
    schema: text,
    example: '192.0.2.0/24',
  }),
  session: id('Id of the session.', 'session-9'),
  request: id('Id of the request that caused it.', 'request-4'),
  label: keyedTerms(upTo(LIMITS.labelValue), {
    description: 'Label of that key.',
    schema: text,
    example: 'gold',
  }),
  detail: keyedTerms(upTo(LIMITS.reason), {
    description: 'Field of the action of that name, as text.',
    schema: text,
    example: 'OPEN',
  }),
  q: words({
    description:
      'Words that are all found in names, the reason or the fields of the action, as part of a text, in letters of either case. Words in ' +
      'double quotes belong together; `!` in front of one: it is not found.',
    schema: text,
    example: 'refund',
  }),
  from: moment({ description: `Earliest time, inclusive: ${WHEN}.`, schema: time, example: '2016-02-29T00:00:00Z' }),
  to: moment({ description: `Latest time, exclusive: ${WHEN}.`, schema: time, example: '2016-03-01T00:00:00Z' }),
} as const;

/** The fields that are one column of the table. */
export const COLUMNS = {
  actor: 'actor_id',
  actor_type: 'actor_type',
  on_behalf_of: 'on_behalf_of_id',
  department: 'department',
  ticket: 'ticket_id',
  target: 'target_id',
  target_type: 'target_type',
  channel: 'channel',
  outcome: 'outcome',
  session: 'session_id',
  request: 'request_id',
} as const satisfies Partial<Record<keyof typeof FIELDS, string>>;
