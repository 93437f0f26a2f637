import { type KeyboardEvent, type PointerEvent, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type TimelineEvent } from '../../api/ticket-answers.js';
import { zoneTime } from '../../time/zone-time.js';
import styles from './moment.module.css';
import { segmentsOf } from './segments.js';
import { type Moment } from './use-moment.js';

interface MomentSliderProps {
  /** Events of the ticket, oldest first. */
  readonly own: readonly TimelineEvent[];
  readonly moment: Moment;
  readonly zone: string;
}

/** The time of a ticket with its statuses, and the moment that is looked at. */
export function MomentSlider({ own, moment, zone }: MomentSliderProps) {
  const t = useTranslations('ticket');
  const [isDragging, setDragging] = useState(false);
  const first = Date.parse(own[0]?.occurred_at ?? '1970-01-01');
  const last = Math.max(first + 1, Date.parse(own.at(-1)?.occurred_at ?? '1970-01-01'));
  const at = Math.max(first, Math.min(last, moment.at));
  const count = own.filter((event) => Date.parse(event.occurred_at) <= moment.at).length;
  const { date, time } = zoneTime(at, zone);
  const text = moment.isNow ? t('isNow') : t('was', { date, time });
  const onKeyDown = (event: KeyboardEvent) => {
    const action = {
      ArrowLeft: () => moment.step(-1),
      ArrowRight: () => moment.step(1),
      Home: () => moment.set(first),
      End: () => moment.set(undefined),
    }[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };
  const drag = ({ clientX, currentTarget }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const share = (clientX - left) / width;
    if (share >= 1) moment.set(undefined);
    else moment.set(Math.round(first + Math.max(0, share) * (last - first)));
  };
  return (
    <div className={styles.moment}>
      <div
        className={styles.slider}
        role="slider"
        tabIndex={0}
        aria-label={t('slider')}
        aria-valuemin={0}
        aria-valuemax={own.length}
        aria-valuenow={count}
        aria-valuetext={`${text}, ${t('shownOf', { count, all: own.length })}`}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDragging(true);
          drag(event);
        }}
        onPointerMove={(event) => {
          if (isDragging) drag(event);
        }}
        onPointerUp={() => setDragging(false)}
      >
        <Track own={own} first={first} last={last} />
        {!moment.isNow && <span className={styles.rest} style={{ left: shareOf(at, first, last) }} />}
        <span className={styles.handle} style={{ left: moment.isNow ? '100%' : shareOf(at, first, last) }} />
      </div>
      <p className={styles.readout}>
        <span>{shortOf(first, zone)}</span>
        <span>
          <strong>{text}</strong> · {t('shownOf', { count, all: own.length })}{' '}
          {!moment.isNow && <button onClick={() => moment.set(undefined)}>{t('toNow')}</button>}
        </span>
        <span>{shortOf(last, zone)}</span>
      </p>
    </div>
  );
}

interface TrackProps {
  readonly own: readonly TimelineEvent[];
  readonly first: number;
  readonly last: number;
}

function Track({ own, first, last }: TrackProps) {
  const segments = useMemo(() => segmentsOf(own, last), [own, last]);
  return (
    <>
      <div className={styles.statuses}>
        {segments.map(({ from, to, status, category }) => (
          <span
            key={from}
            data-category={category}
            style={{ left: shareOf(from, first, last), width: `${((to - from) / (last - first)) * 100}%` }}
          >
            {status}
          </span>
        ))}
      </div>
      <svg className={styles.marks} viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden>
        {own.map((event) => {
          const x = ((Date.parse(event.occurred_at) - first) / (last - first)) * 1000;
          const kind = event.action.startsWith('user.') ? 'LOOK' : event.actor.type;
          return <line key={event.event_id} data-kind={kind} x1={x} x2={x} y1={kind === 'LOOK' ? 6 : 0} y2={10} />;
        })}
      </svg>
    </>
  );
}

function shareOf(ms: number, first: number, last: number): string {
  return `${((ms - first) / (last - first)) * 100}%`;
}

function shortOf(ms: number, zone: string): string {
  const { date, time } = zoneTime(ms, zone);
  return `${date} ${time.slice(0, 5)}`;
}
