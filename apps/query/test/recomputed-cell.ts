import { type TestEvent } from './event-rows.js';

/** A cell of the report *agents*, and the rows that its evidence has. */
export interface Cell {
  readonly column: string;
  readonly by: 'agent' | 'department';
  readonly key: string;
  /** Departments that the report was limited to; any without. */
  readonly departments: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly asOf: number;
  readonly rows: readonly TestEvent[];
  readonly also: readonly TestEvent[];
  readonly then: readonly TestEvent[];
}

const HOUR = 3_600_000;
const detail = (event: TestEvent, name: string): string => event.details?.[name] ?? '';
const ms = (event: TestEvent): number => event.occurred_at.getTime();
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const SPOKEN = new Set(
  ['message_added', 'facebook_message', 'tweeted', 'tencent_message', 'weibo_message'].map((name) => `ticket.${name}`),
);

/** The number by the words of docs/metrics.md and the rule of the evidence, from its rows alone. */
export function recomputed(cell: Cell): number | null {
  const { column, rows, key } = cell;
  switch (column) {
    case 'tickets':
      return new Set(rows.map(({ ticket_id }) => ticket_id)).size;
    case 'call_ms':
      return sum(rows.map((row) => Number(detail(row, 'duration_ms'))));
    case 'transfers_in':
    case 'transfers_out': {
      const other = `${column === 'transfers_in' ? 'from' : 'to'}_${cell.by}_id`;
      return rows.filter((row) => detail(row, other) !== key).length;
    }
    case 'reopened':
      return reopened(cell).length;
    case 'first_responses':
      return firstResponses(cell).length;
    case 'first_response_p50_ms':
      return quantile(
        0.5,
        firstResponses(cell).map(({ waited }) => waited),
      );
    case 'first_response_p90_ms':
      return quantile(
        0.9,
        firstResponses(cell).map(({ waited }) => waited),
      );
    case 'resolution_p50_ms':
      return quantile(0.5, resolutionTimes(cell));
    case 'resolution_p90_ms':
      return quantile(0.9, resolutionTimes(cell));
    case 'viewing_ms':
      return viewing(cell);
    case 'online_ms':
      return presence(cell, 'ONLINE');
    case 'away_ms':
      return presence(cell, 'AWAY');
    case 'ratings':
      return ratings(rows).length;
    case 'rating_mean':
      return ratings(rows).length === 0 ? null : sum(ratings(rows)) / ratings(rows).length;
    default:
      return rows.length;
  }
}

function quantile(share: number, values: readonly number[]): number | null {
  return [...values].sort((a, b) => a - b)[Math.floor(share * values.length)] ?? null;
}

function ratings(rows: readonly TestEvent[]): number[] {
  const read = (row: TestEvent) => [detail(row, 'rating'), detail(row, 'scale_min'), detail(row, 'scale')].map(Number);
  return rows.flatMap((row) => {
    const [rating = 0, worst = 0, best = 0] = read(row);
    return best > worst ? [(rating - worst) / (best - worst)] : [];
  });
}

function isResolution(event: TestEvent): boolean {
  return event.action === 'ticket.status_changed' && detail(event, 'to_category') === 'RESOLVED';
}

function isReopening(event: TestEvent): boolean {
  const finished = ['RESOLVED', 'CLOSED'];
  return (
    event.action === 'ticket.status_changed' &&
    finished.includes(detail(event, 'from_category')) &&
    ['NEW', 'OPEN', 'WAITING'].includes(detail(event, 'to_category'))
  );
}

/** Which event it is, however often it was read. */
function placeOf({ kafka_partition, kafka_offset }: TestEvent): string {
  return `${kafka_partition}/${kafka_offset}`;
}

function byTicket(rows: readonly TestEvent[]): Map<string | undefined, TestEvent[]> {
  const found = new Map<string | undefined, TestEvent[]>();
  for (const row of rows) {
    const own = found.get(row.ticket_id);
    if (own) own.push(row);
    else found.set(row.ticket_id, [row]);
  }
  return found;
}

function reopened({ rows, then }: Cell): TestEvent[] {
  const tickets = byTicket(then);
  return rows.filter((resolution) => {
    const own = tickets.get(resolution.ticket_id) ?? [];
    const next = own
      .slice(own.findIndex((one) => placeOf(one) === placeOf(resolution)) + 1)
      .find((one) => isResolution(one) || isReopening(one));
    return next !== undefined && isReopening(next) && ms(next) - ms(resolution) <= 7 * 24 * HOUR;
  });
}

function resolutionTimes({ rows, then }: Cell): number[] {
  const tickets = byTicket(then);
  return rows.flatMap((row) => {
    const created = tickets.get(row.ticket_id)?.[0];
    return created ? [ms(row) - ms(created)] : [];
  });
}

function isResponse(event: TestEvent): boolean {
  if (event.actor_type !== 'AGENT') return false;
  if (event.action === 'ticket.chatted') return true;
  if (event.action === 'ticket.called') {
    const answered = detail(event, 'answered');
    return answered === 'true' || (answered === '' && Number(detail(event, 'duration_ms')) > 0);
  }
  return SPOKEN.has(event.action ?? '') && detail(event, 'direction') === 'OUT';
}

function isOfContact(event: TestEvent): boolean {
  if (event.action === 'ticket.offline_message') return true;
  if (event.action === 'ticket.voice_message_added') return event.actor_type === 'CONTACT';
  return SPOKEN.has(event.action ?? '') && detail(event, 'direction') === 'IN';
}

function firstResponses({ rows, then }: Cell): { waited: number }[] {
  const known = new Set(rows.map(placeOf));
  return [...byTicket(then).values()].flatMap((own) => {
    const asked = own.find(isOfContact) ?? own.find(({ action }) => action === 'ticket.created');
    if (asked === undefined) throw new Error('played tickets are created');
    const first = own.find((one) => isResponse(one) && ms(one) >= ms(asked));
    return first && known.has(placeOf(first)) ? [{ waited: ms(first) - ms(asked) }] : [];
  });
}

function groups(rows: readonly TestEvent[], keyOf: (row: TestEvent) => string): TestEvent[][] {
  const found = new Map<string, TestEvent[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = found.get(key);
    if (group) group.push(row);
    else found.set(key, [row]);
  }
  return [...found.values()];
}

/** Whether a span that begins with an event belongs to the row of the cell. */
function isOwn(event: TestEvent, user: string, { by, key, departments }: Cell): boolean {
  if (by === 'department') return event.department === key;
  return user === key && (departments.length === 0 || departments.includes(event.department ?? ''));
}

/** Something that began, and what ended it if anything did. */
interface Stretch {
  readonly user: string;
  readonly began: number;
  readonly ended: number | undefined;
  readonly hasOwnEnd: boolean;
}

/** What of it is in the period: a lost end, or one that is not believed, is the last sign of life and a while. */
function inPeriod(stretch: Stretch, cell: Cell, signs: readonly TestEvent[], [most, grace]: [number, number]) {
  const { began, ended = Infinity, hasOwnEnd } = stretch;
  const isBelieved = hasOwnEnd && ended - began <= most;
  const seen = signs.map(ms).filter((at) => at >= began && at < Math.min(ended, began + most));
  const end = isBelieved ? ended : Math.min(ended, cell.asOf, Math.max(began, ...seen) + grace);
  return { user: stretch.user, from: Math.max(began, cell.from), to: Math.min(end, cell.to) };
}

function viewing(cell: Cell): number {
  const edges = cell.rows.filter(
    (row) => ['user.viewed_ticket', 'user.left_ticket'].includes(row.action ?? '') && (row.ticket_id ?? '') !== '',
  );
  const windows = groups(edges, (row) => JSON.stringify([row.actor_id, row.ticket_id, detail(row, 'view_id')]));
  const placeOfSign = ({ actor_id, ticket_id }: TestEvent) => JSON.stringify([actor_id, ticket_id]);
  const signsOf = new Map(groups(cell.rows, placeOfSign).map((own) => [placeOfSign(own[0] as TestEvent), own]));
  const parts = windows.flatMap((own) =>
    own.flatMap((edge, n) => {
      const user = edge.actor_id ?? '';
      const next = own[n + 1];
      const opens = edge.action === 'user.viewed_ticket';
      const measured = Number(detail(edge, 'duration_ms') || '0');
      const isOrphan = !opens && own[n - 1]?.action !== 'user.viewed_ticket' && measured > 0;
      if (!isOwn(edge, user, cell) || !(opens || isOrphan)) return [];
      const signs = signsOf.get(placeOfSign(edge)) ?? [];
      const stretch = isOrphan
        ? { user, began: ms(edge) - measured, ended: ms(edge), hasOwnEnd: true }
        : { user, began: ms(edge), ended: next && ms(next), hasOwnEnd: next?.action === 'user.left_ticket' };
      return [inPeriod(stretch, cell, signs, [24 * HOUR, HOUR / 12])];
    }),
  );
  return sum(
    [...new Set(parts.map(({ user }) => user))].map((user) => covered(parts.filter((one) => one.user === user))),
  );
}

/** How long some stretches are together, what several cover counted once. */
function covered(stretches: readonly { readonly from: number; readonly to: number }[]): number {
  let end = -Infinity;
  return sum(
    [...stretches]
      .sort((a, b) => a.from - b.from)
      .map(({ from, to }) => {
        const more = Math.max(0, to - Math.max(from, end));
        end = Math.max(end, to);
        return more;
      }),
  );
}

function presence(cell: Cell, category: string): number {
  const concerned = (row: TestEvent) =>
    row.target_type === 'user' && row.target_id !== '' ? row.target_id : row.actor_type === 'AGENT' ? row.actor_id : '';
  const known = cell.rows.filter((row) => concerned(row) !== '');
  const signsOf = new Map(groups(cell.also, (row) => row.actor_id ?? '').map((own) => [own[0]?.actor_id ?? '', own]));
  const parts = groups(known, (row) => concerned(row) ?? '').flatMap((edges) =>
    edges.flatMap((edge, n) => {
      const user = concerned(edge) ?? '';
      const entered: Readonly<Record<string, string>> = { 'user.logged_in': 'ONLINE', 'user.logged_out': 'OFFLINE' };
      const state = entered[edge.action ?? ''] ?? detail(edge, 'to_category');
      if (state !== category || !isOwn(edge, user, cell)) return [];
      const next = edges[n + 1];
      const hasOwnEnd = next !== undefined && next.action !== 'user.logged_in';
      const stretch = { user, began: ms(edge), ended: next && ms(next), hasOwnEnd };
      const signs = signsOf.get(user) ?? [];
      return [inPeriod(stretch, cell, signs, [7 * 24 * HOUR, HOUR / 4])];
    }),
  );
  return sum(parts.map(({ from, to }) => Math.max(0, to - from)));
}
