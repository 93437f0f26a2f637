import { type TenantReader } from '../access/tenant-reader.js';
import { MOST_VIEW_MS, signsUntil, VIEW_GRACE_MS } from '../sessions/closing.js';
import { clip, type Span, sumMs, unionMs } from '../sessions/span.js';
import { closeView, type View, viewLacksEnd } from '../sessions/view.js';
import { type ShownView } from './agent-day.js';
import { viewSignsQuery } from './signs.query.js';
import { tooMany } from './too-many.js';
import { type ViewRow, viewsQuery } from './views.query.js';
import { type Day, MOST_INTERVALS, type Part, partOfDay } from './within-day.js';

/** Views of a day. */
export interface DayViews {
  readonly views: readonly ShownView[];
  /** Looking at one ticket or several, ms. */
  readonly viewingMs: number;
  /** What overlaps counted for each, ms. */
  readonly viewMs: number;
}

/** How far around a day openings and ends of its views are looked for: what is longer is closed by rule. */
const REACH_MS = MOST_VIEW_MS + VIEW_GRACE_MS;

type DatedView = View & { readonly row: ViewRow };

/**
 * The tickets that somebody looked at on a day, and how long.
 * @throws {ClickHouseError}
 * @throws {Problem} for more views than a day may have
 */
export async function readViews(tenant: TenantReader, actor: string, day: Day): Promise<DayViews> {
  const limits = { from_ms: day.from, to_ms: day.to, reach_ms: REACH_MS, rows: MOST_INTERVALS + 1 };
  const rows = await tenant.query(viewsQuery, { actor, ...limits });
  if (rows.length > MOST_INTERVALS) throw tooMany('views of tickets', MOST_INTERVALS);
  const views = rows.map(viewOf);
  const last = await lastSigns(tenant, actor, views.filter(viewLacksEnd));
  const parts = views.flatMap((view) => {
    const part = partOfDay(view.began, closeView(view, last.get(view), day.now), day);
    return part === undefined ? [] : [{ row: view.row, ...part }];
  });
  const spans = parts.map(({ span }) => span);
  return {
    views: parts.map((part) => shownView(part.row, part, overlapMs(part.span, spans))),
    viewingMs: unionMs(spans),
    viewMs: sumMs(spans),
  };
}

function viewOf(row: ViewRow): DatedView {
  const ended = row.ended_at === null ? undefined : Date.parse(row.ended_at);
  return { row, began: Date.parse(row.began_at), ended, endedBy: row.closed_by };
}

/** The last event of the actor on the ticket of each view, within it. */
async function lastSigns(
  tenant: TenantReader,
  actor: string,
  views: readonly DatedView[],
): Promise<ReadonlyMap<DatedView, number>> {
  if (views.length === 0) return new Map();
  const begins = views.map(({ began }) => began);
  const ends = views.map((view) => signsUntil(view, MOST_VIEW_MS));
  const times = { begins, ends, first_ms: Math.min(...begins), last_ms: Math.max(...ends) };
  const tickets = views.map(({ row }) => row.ticket_id);
  const rows = await tenant.query(viewSignsQuery, { actor, tickets, ...times });
  return new Map(
    rows.flatMap(({ nth, last_ms }) => {
      const view = views[nth - 1];
      return view === undefined ? [] : [[view, last_ms]];
    }),
  );
}

/** How much of one stretch the others cover. */
function overlapMs(span: Span, all: readonly Span[]): number {
  return unionMs(all.filter((other) => other !== span).flatMap((other) => clip(other, span) ?? []));
}

function shownView(row: ViewRow, { shown }: Part, overlap: number): ShownView {
  return {
    ticket_id: row.ticket_id,
    ...(row.view_id === '' ? {} : { view_id: row.view_id }),
    ...shown,
    began_is_computed: row.beginning_is_computed === 1,
    overlap_ms: overlap,
  };
}
