import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { type Counts } from '../api/answers.js';
import { addDays } from '../time/dates.js';
import { zoneTime } from '../time/zone-time.js';
import styles from './heat-map.module.css';
import { DAYS, type DayOf, useActivity } from './use-agent.js';

const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

/** Three weeks by day and hour; a row leads to its day. */
export function HeatMap({ of, mayAnalyse }: { readonly of: DayOf; readonly mayAnalyse: boolean }) {
  const t = useTranslations('agent');
  const { data, error } = useActivity(of, mayAnalyse);
  const counts = useMemo(() => countsOf(data, of.zone), [data, of.zone]);
  const most = Math.max(1, ...counts.values());
  const days = Array.from({ length: DAYS }, (_, n) => addDays(of.day, -n));
  return (
    // It scrolls, so it has to be reached by keys.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.map} aria-label={t('activity')} aria-busy={mayAnalyse && !data && !error} tabIndex={0}>
      <h2>{t('activity')}</h2>
      {!mayAnalyse && <p>{t('noAnalyse')}</p>}
      {error && <p role="alert">{t('activityFailed', { detail: error.message })}</p>}
      <div className={styles.head} aria-hidden>
        {['00', '06', '12', '18'].map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </div>
      {mayAnalyse &&
        days.map((day) => {
          const perHour = HOURS.map((hour) => counts.get(`${day} ${hour}`) ?? 0);
          const count = perHour.reduce((sum, one) => sum + one, 0);
          return (
            <Link
              key={day}
              className={styles.day}
              to="/agents/$agentId"
              params={{ agentId: of.id }}
              search={{ day }}
              activeOptions={{ includeSearch: true }}
              data-chosen={day === of.day || undefined}
              title={day}
            >
              <span>{day.slice(5)}</span>
              {perHour.map((one, hour) => (
                <i
                  key={HOURS[hour]}
                  data-level={one === 0 ? 0 : Math.ceil((one / most) * 4)}
                  title={one === 0 ? undefined : t('activityHour', { hour: HOURS[hour] ?? '', count: one })}
                />
              ))}
              <span>
                {count === 0 ? '' : count}{' '}
                <span className="unseen">{count === 0 ? t('noEvents') : t('eventsWord')}</span>
              </span>
            </Link>
          );
        })}
    </section>
  );
}

/** Events by date and hour, `2016-02-29 01`. */
function countsOf(counts: Counts | undefined, zone: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const { bucket, count } of counts?.rows ?? []) {
    const { date, time } = zoneTime(bucket, zone);
    const key = `${date} ${time.slice(0, 2)}`;
    found.set(key, (found.get(key) ?? 0) + count);
  }
  return found;
}
