import { type KeyboardEvent, type PointerEvent, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type AgentDay } from '../../api/agent-answers.js';
import { type AuditEvent } from '../../api/answers.js';
import { zoneTime } from '../../time/zone-time.js';
import { DayImage } from './day-image.js';
import styles from './lanes.module.css';
import { hoursShown, placeViews } from './lanes.js';
import { useReading } from './use-reading.js';

interface DayLanesProps {
  readonly day: AgentDay;
  readonly events: readonly AuditEvent[];
  readonly zone: string;
}

/** The day as lanes, read with the pointer or with arrows; Enter and a click go to the same moment in the list. */
export function DayLanes({ day, events, zone }: DayLanesProps) {
  const t = useTranslations('agent');
  const [now] = useState(() => Date.now());
  const [at, setAt] = useState<number>();
  const shown = useMemo(() => hoursShown(day, events, now), [day, events, now]);
  const views = useMemo(() => placeViews(day.views ?? [], Math.min(now, Date.parse(day.to))), [day, now]);
  const { moments, textAt } = useReading({ day, events, views, shown, near: (shown.to - shown.from) / 300 });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && at !== undefined) goTo(at);
    const next = {
      ArrowRight: () => moments.find((ms) => ms > (at ?? 0)) ?? moments.at(-1),
      ArrowLeft: () => moments.findLast((ms) => ms < (at ?? Infinity)) ?? moments[0],
      Home: () => moments[0],
      End: () => moments.at(-1),
    }[event.key];
    if (!next) return;
    event.preventDefault();
    setAt(next());
  };
  const momentOf = ({ clientX, currentTarget }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return shown.from + Math.max(0, Math.min(1, (clientX - left) / width)) * (shown.to - shown.from);
  };
  const text = at === undefined ? t('readHint') : textAt(at);
  const missing = [['presence', day.presence] as const, ['views', day.views] as const].flatMap(([lane, list]) =>
    list === null ? [t('notTold', { lane: t(`lane.${lane}`), why: day.meta?.[lane].why ?? '' })] : [],
  );
  return (
    <div className={styles.lanes}>
      <div
        className={styles.chart}
        role="slider"
        tabIndex={0}
        aria-label={t('lanes')}
        aria-valuemin={0}
        aria-valuemax={moments.length}
        aria-valuenow={moments.findLastIndex((ms) => ms <= (at ?? 0)) + 1}
        aria-valuetext={text}
        onKeyDown={onKeyDown}
      >
        <DayImage {...{ day, events, views, shown, zone, now, at }}>
          <div
            className={styles.surface}
            onPointerMove={(event) => setAt(momentOf(event))}
            onPointerDown={(event) => setAt(momentOf(event))}
            onPointerUp={(event) => goTo(momentOf(event))}
          />
        </DayImage>
      </div>
      <p className={styles.readout}>
        {at !== undefined && <strong>{zoneTime(at, zone).time}</strong>} {text}
      </p>
      {missing.map((one) => (
        <p key={one} className={styles.readout}>
          {one}
        </p>
      ))}
    </div>
  );
}

/** The line of the list that is nearest to a moment. */
function goTo(at: number): void {
  const lines = [...document.querySelectorAll<HTMLElement>('[data-at]')];
  const away = ({ dataset }: HTMLElement) => Math.abs(Number(dataset['at']) - at);
  const nearest = lines.reduce<HTMLElement | undefined>((a, b) => (a && away(a) <= away(b) ? a : b), undefined);
  nearest?.scrollIntoView({ block: 'center' });
  nearest?.focus({ preventScroll: true });
}
