import { type PolicyVersion } from '../src/sla-policies/policy.js';
import { type TicketEvent } from '../src/sla-report/ticket-event.js';

const MINUTE = 60_000;

/** What a target comes to, worked out minute by minute. */
export interface Outcome {
  readonly started: number;
  readonly closed: number | null;
  readonly due: number | null;
  readonly used: number;
  readonly status: string;
}

interface Desk {
  status: string;
  category: string;
  agent: string;
}

/** Whether the help desk works at a minute, by the calendar of the runtime. */
export function worksAt({ zone, hours, holidays }: PolicyVersion['calendar']): (minute: number) => boolean {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    weekday: 'long',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const known = new Map<number, boolean>();
  const work = (minute: number): boolean => {
    const parts = Object.fromEntries(format.formatToParts(minute).map(({ type, value }) => [type, value]));
    const { year = '', month = '', day = '', weekday = '', hour = '', minute: past = '' } = parts;
    if (holidays.includes(`${year}-${month}-${day}`)) return false;
    const spans = hours[weekday.toLowerCase() as keyof typeof hours];
    return spans.some(([from, to]) => from <= `${hour}:${past}` && `${hour}:${past}` < to);
  };
  return (minute) => {
    const answer = known.get(minute) ?? work(minute);
    known.set(minute, answer);
    return answer;
  };
}

/** Finished, and nothing else to do. */
const over = ({ category }: Desk): boolean => category === 'RESOLVED' || category === 'CLOSED';

/** A person at a desk with a watch: knows each event when it happens, and nothing before. */
export function watched(
  events: readonly TicketEvent[],
  policy: PolicyVersion,
  asOf: number,
  works: (minute: number) => boolean,
): Record<'first_assignment' | 'resolution', Outcome> {
  const desk: Desk = { status: '', category: '', agent: '' };
  const [created] = events;
  const began = created?.at_ms ?? 0;
  const used = { first_assignment: 0, resolution: 0 };
  const due: { first_assignment: number | null; resolution: number | null } = {
    first_assignment: null,
    resolution: null,
  };
  let assigned: number | null = null;
  let finished: number | null = null;
  let stands = false;
  let next = 0;
  for (let minute = began; minute <= asOf; minute += MINUTE) {
    for (let event = events[next]; event && event.at_ms <= minute; event = events[(next += 1)]) {
      take(desk, event);
      if (desk.agent !== '') assigned ??= minute;
      finished = over(desk) ? (finished ?? minute) : null;
    }
    stands =
      over(desk) ||
      policy.pause.statuses.includes(desk.status) ||
      policy.pause.categories.some((one) => one === desk.category);
    if (minute === asOf || stands || !works(minute)) continue;
    for (const type of ['first_assignment', 'resolution'] as const) {
      if (type === 'first_assignment' && assigned !== null) continue;
      used[type] += 1;
      if (used[type] === policy.targets[type]) due[type] = minute + MINUTE;
    }
  }
  const tell = (type: 'first_assignment' | 'resolution', reached: number | null, moot: number | null): Outcome => {
    const target = policy.targets[type] ?? 0;
    const closed = reached ?? moot;
    const late = used[type] > target;
    const status = late
      ? 'breached'
      : reached !== null
        ? 'met'
        : moot !== null
          ? 'not_applicable'
          : stands
            ? 'paused'
            : 'running';
    let up = due[type];
    // Had it gone on from there.
    if (up === null && (closed !== null || !stands)) {
      let left = target - used[type];
      for (up = closed ?? asOf; left > 0; up += MINUTE) if (works(up)) left -= 1;
    }
    return { started: began, closed, due: up, used: used[type], status };
  };
  return {
    first_assignment: tell('first_assignment', assigned, finished),
    resolution: tell('resolution', finished, null),
  };
}

function take(desk: Desk, { action, details }: TicketEvent): void {
  if (action === 'ticket.created') {
    desk.status = details['status'] ?? '';
    desk.category = details['status_category'] ?? '';
    desk.agent = details['agent_id'] ?? '';
  } else if (action === 'ticket.status_changed') {
    desk.status = details['to'] ?? '';
    desk.category = details['to_category'] ?? '';
  } else if (action === 'ticket.transferred') desk.agent = details['to_agent_id'] ?? '';
}
