import { type Target } from '../sla-policies/policy.js';
import { type Level, type PoliciesInForce } from './policies-in-force.js';
import { type SlaRow, type SlaStatus } from './sla-row.js';
import { readClock } from './target-clock.js';
import { isOfContact, isResponse, msIn, type TicketEvent, wasAnswered } from './ticket-event.js';
import { isFinished, runningSpans, stateAt, statesOf, type TicketState } from './ticket-state.js';

/** A target of one ticket that began: from when to when, and what ended it. ms since 1970. */
interface Course {
  readonly type: Target;
  readonly number: number;
  readonly from: number;
  /** What was wanted happened then; undefined: not yet. */
  readonly reached: number | undefined;
  /** Nobody waits any more, though it did not happen: since when. */
  readonly moot: number | undefined;
  /** Whether states of the ticket stop the clock. */
  readonly pauses: boolean;
}

interface Ticket {
  readonly events: readonly TicketEvent[];
  readonly states: readonly TicketState[];
  readonly created: TicketEvent;
  readonly level: Level;
  readonly asOf: number;
}

/**
 * Judges one ticket: a row per target of its policy that began. None for a ticket without creation or policy.
 * @param all its events in the order of tickets
 * @param asOf what is open is judged by this moment, ms since 1970
 */
export function judgeTicket(all: readonly TicketEvent[], policies: PoliciesInForce, asOf: number): SlaRow[] {
  const begin = all.findIndex(({ action }) => action === 'ticket.created');
  const created = all[begin];
  const level = created && policies.of(created);
  if (!level) return [];
  const events = all.slice(begin);
  const ticket: Ticket = { events, states: statesOf(events), created, level, asOf };
  return coursesOf(ticket).flatMap((course) => rowOf(ticket, course) ?? []);
}

function coursesOf(ticket: Ticket): Course[] {
  return [assignment(ticket), ...responses(ticket), ...answers(ticket), resolution(ticket)];
}

/** When the ticket was finished for good, as far as is known. */
function finishedAt({ states }: Ticket): number | undefined {
  const last = states.findLastIndex((state) => !isFinished(state));
  return states[last + 1]?.at;
}

function assignment(ticket: Ticket): Course {
  const reached = ticket.states.find(({ agent }) => agent !== '')?.at;
  return {
    type: 'first_assignment',
    number: 1,
    from: ticket.created.at_ms,
    reached,
    moot: finishedAt(ticket),
    pauses: true,
  };
}

/** The first response, and every one that a contact waited for after it. */
function responses(ticket: Ticket): Course[] {
  const { events, created } = ticket;
  const moot = finishedAt(ticket);
  const from = events.find(isOfContact)?.at_ms ?? created.at_ms;
  const first = events.find((event) => isResponse(event) && event.at_ms >= from);
  const courses: Course[] = [{ type: 'first_response', number: 1, from, reached: first?.at_ms, moot, pauses: true }];
  let waitingSince: number | undefined;
  const close = (reached: number | undefined): void => {
    if (waitingSince === undefined) return;
    courses.push({ type: 'next_response', number: courses.length, from: waitingSince, reached, moot, pauses: true });
    waitingSince = undefined;
  };
  for (const event of first ? events.slice(events.indexOf(first) + 1) : []) {
    if (isOfContact(event)) waitingSince ??= event.at_ms;
    else if (isResponse(event)) close(event.at_ms);
  }
  close(undefined);
  return courses;
}

/** Chats and calls tell by themselves how long somebody waited; they are written down when they have ended. */
function answers({ events }: Ticket): Course[] {
  const counts = { chat_answer: 0, call_answer: 0 };
  return events.flatMap(({ action, actor_type, at_ms, details }): Course[] => {
    const type = action === 'ticket.chatted' ? 'chat_answer' : action === 'ticket.called' ? 'call_answer' : undefined;
    if (type === undefined || details['direction'] === 'OUT' || details['wait_ms'] === undefined) return [];
    counts[type] += 1;
    const end = at_ms - msIn(details, 'duration_ms');
    const answered = type === 'chat_answer' ? actor_type !== 'CONTACT' : wasAnswered(details);
    const course = { type, number: counts[type], from: end - msIn(details, 'wait_ms'), pauses: false } as const;
    return [answered ? { ...course, reached: end, moot: undefined } : { ...course, reached: undefined, moot: end }];
  });
}

function resolution(ticket: Ticket): Course {
  const reached = finishedAt(ticket);
  return { type: 'resolution', number: 1, from: ticket.created.at_ms, reached, moot: undefined, pauses: true };
}

function rowOf(ticket: Ticket, course: Course): SlaRow | undefined {
  const { states, created, level, asOf } = ticket;
  const { policy, time } = level;
  const targetMinutes = policy.targets[course.type];
  if (targetMinutes === undefined) return undefined;
  const closed = course.reached ?? course.moot;
  const end = Math.max(course.from, closed ?? asOf);
  const stops = (state: TicketState): boolean => isFinished(state) || isPaused(level, state);
  const spans: (readonly [number, number])[] = course.pauses
    ? runningSpans(states, [course.from, end], stops)
    : [[course.from, end]];
  const now = stateAt(states, end);
  const standsStill = closed === undefined && course.pauses && now !== undefined && stops(now);
  const { usedMs, due } = readClock({ time, targetMinutes, spans, end, goesOn: !standsStill });
  const overdueMs = usedMs - targetMinutes * MINUTE_MS;
  const status = statusOf(course, overdueMs > 0, standsStill);
  return {
    ticket: created.ticket_id,
    type: course.type,
    number: course.number,
    requester: given(created.details['requester_id']),
    requester_name: given(created.details['requester_name']),
    department: given(now?.department),
    agent: given(now?.agent),
    policy: policy.id,
    policy_version: policy.version,
    started: iso(course.from),
    due: due === undefined ? null : iso(due),
    closed: closed === undefined ? null : iso(end),
    status,
    target_minutes: targetMinutes,
    used_minutes: hundredths(usedMs),
    overdue_minutes: status === 'breached' ? hundredths(overdueMs) : null,
  };
}

function isPaused({ policy: { pause } }: Level, { status, category }: TicketState): boolean {
  return pause.statuses.includes(status) || (pause.categories as readonly string[]).includes(category);
}

function statusOf({ reached, moot }: Course, isLate: boolean, standsStill: boolean): SlaStatus {
  if (isLate) return 'breached';
  if (reached !== undefined) return 'met';
  if (moot !== undefined) return 'not_applicable';
  return standsStill ? 'paused' : 'running';
}

const MINUTE_MS = 60_000;

function hundredths(ms: number): number {
  return Math.round((ms / MINUTE_MS) * 100) / 100;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

function given(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}
