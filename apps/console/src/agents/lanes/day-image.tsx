import { type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { type AgentDay } from '../../api/agent-answers.js';
import { type AuditEvent } from '../../api/answers.js';
import { zoneTime } from '../../time/zone-time.js';
import { laneOf, type PlacedView, type Span, spanOf } from './lanes.js';
import styles from './lanes.module.css';

interface DayImageProps {
  readonly day: AgentDay;
  readonly events: readonly AuditEvent[];
  readonly views: readonly PlacedView[];
  readonly shown: Span;
  readonly zone: string;
  readonly now: number;
  readonly at: number | undefined;
  /** What hears the pointer. */
  readonly children: ReactNode;
}

const HOUR_MS = 3_600_000;
const VIEW_HEIGHT = 7;
/** Views beyond so many at once stand in the last row. */
const MOST_ROWS = 6;

/** The picture of a day. */
export function DayImage({ day, events, views, shown, zone, now, at, children }: DayImageProps) {
  const t = useTranslations('agent');
  const share = (ms: number) => `${((ms - shown.from) / (shown.to - shown.from)) * 100}%`;
  const width = ({ from, to }: Span) => `${((to - from) / (shown.to - shown.from)) * 100}%`;
  const marks = (lane: 'replies' | 'actions') =>
    events
      .filter((event) => laneOf(event) === lane)
      .map((event) => (
        <i
          key={event.event_id}
          data-outcome={event.outcome}
          className={styles.mark}
          style={{ left: share(Date.parse(event.occurred_at)) }}
        />
      ));
  const rows = Math.max(1, Math.min(MOST_ROWS, ...[views.reduce((most, { row }) => Math.max(most, row + 1), 0)]));
  return (
    <div className={styles.image} aria-hidden>
      <span>{t('lane.presence')}</span>
      <div className={styles.lane}>
        {(day.presence ?? []).map((one) => {
          const span = spanOf(one, now);
          return (
            <i
              key={one.began_at}
              className={styles.presence}
              data-category={one.category}
              data-closed={one.closed_by}
              style={{ left: share(span.from), width: width(span) }}
            />
          );
        })}
      </div>
      <span>{t('lane.views')}</span>
      <div className={styles.lane} style={{ height: rows * VIEW_HEIGHT + 2 }}>
        {views.map(({ view, row, from, to }) => (
          <i
            key={`${view.ticket_id} ${view.began_at} ${view.view_id ?? ''}`}
            className={styles.view}
            data-closed={view.closed_by}
            style={{
              left: share(from),
              width: width({ from, to }),
              top: Math.min(row, MOST_ROWS - 1) * VIEW_HEIGHT + 1,
            }}
          />
        ))}
      </div>
      <span>{t('lane.replies')}</span>
      <div className={styles.lane} data-lane="replies">
        {marks('replies')}
      </div>
      <span>{t('lane.actions')}</span>
      <div className={styles.lane}>{marks('actions')}</div>
      <span>{t('lane.calls')}</span>
      <div className={styles.lane}>
        {(day.calls ?? []).map((call) => {
          const to = Date.parse(call.occurred_at);
          const span = { from: to - call.duration_ms, to };
          return (
            <i
              key={call.event_id}
              className={styles.call}
              data-answered={call.answered !== false}
              style={{ left: share(span.from), width: width(span) }}
            />
          );
        })}
      </div>
      <span />
      <div className={styles.hours}>
        {hoursOf(shown).map((ms) => (
          <span key={ms} style={{ left: share(ms) }}>
            {zoneTime(ms, zone).time.slice(0, 5)}
          </span>
        ))}
      </div>
      <div className={styles.over}>
        {at !== undefined && <i className={styles.cursor} style={{ left: share(at) }} />}
        {children}
      </div>
    </div>
  );
}

/** The hours that are named: all, or fewer where there are many. */
function hoursOf({ from, to }: Span): number[] {
  const hours = Math.round((to - from) / HOUR_MS);
  const step = hours > 14 ? 3 : hours > 8 ? 2 : 1;
  return Array.from({ length: Math.ceil(hours / step) }, (_, n) => from + n * step * HOUR_MS);
}
