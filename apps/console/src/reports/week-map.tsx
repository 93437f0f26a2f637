import { useLocale, useTranslations } from 'use-intl';
import { type Section } from '../api/report-answers.js';
import styles from './reports-page.module.css';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** When most happens: weekdays by hours, with a table for who does not see it. */
export function WeekMap({ section }: { readonly section: Section }) {
  const t = useTranslations('reports');
  const locale = useLocale();
  const counts = new Map(section.rows.map(({ keys, count }) => [keys.map(Number).join(' '), count]));
  const most = Math.max(1, ...counts.values());
  const nameOf = (day: number) =>
    // The first of January of 2024 was a Monday.
    new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, day)));
  const busiest = [...section.rows].sort((a, b) => b.count - a.count).slice(0, 10);
  return (
    <div>
      <div className={styles.heat} aria-hidden>
        <span />
        {HOURS.map((hour) => (
          <span key={hour}>{hour % 6 === 0 ? String(hour).padStart(2, '0') : ''}</span>
        ))}
        {WEEKDAYS.map((day) => [
          <span key={day}>{nameOf(day)}</span>,
          ...HOURS.map((hour) => {
            const count = counts.get(`${day} ${hour}`) ?? 0;
            return (
              <i
                key={`${day} ${hour}`}
                data-level={Math.ceil((count / most) * 4)}
                title={t('cell', { day: nameOf(day), hour: String(hour), count })}
              />
            );
          }),
        ])}
      </div>
      <ul className="unseen">
        {busiest.map(({ keys: [day, hour], count }) => (
          <li key={`${day ?? ''} ${hour ?? ''}`}>{t('cell', { day: nameOf(Number(day)), hour: hour ?? '', count })}</li>
        ))}
      </ul>
    </div>
  );
}
