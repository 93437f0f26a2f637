import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { type Freshness } from '../api/answers.js';
import { ask } from '../api/ask.js';
import { useRight } from '../session/use-session.js';
import { zoneTime } from '../time/zone-time.js';
import styles from './shell.module.css';
import { useZone } from './use-zone.js';

const EVERY_MS = 10_000;

/** Up to when the log is complete. */
export function FreshnessLine() {
  const t = useTranslations('shell');
  const zone = useZone();
  const { data } = useQuery({
    queryKey: ['freshness'],
    queryFn: ({ signal }) => ask<Freshness>('/v1/freshness', {}, signal),
    enabled: useRight('events.read'),
    refetchInterval: EVERY_MS,
  });
  // The line keeps its place before it is known.
  if (data === undefined) return <p className={styles.freshness}>&nbsp;</p>;
  if (data.complete_up_to === null) return <p className={styles.freshness}>{t('completeUnknown')}</p>;
  const { date, time } = zoneTime(data.complete_up_to, zone);
  const isToday = date === zoneTime(Date.now(), zone).date;
  const lag = data.lag_p50_ms === null ? '' : t('lag', { ms: data.lag_p50_ms });
  return (
    <p className={styles.freshness} title={t('completeHint', { lag })}>
      {t('complete', { time: isToday ? time : `${date} ${time}` })}
    </p>
  );
}
