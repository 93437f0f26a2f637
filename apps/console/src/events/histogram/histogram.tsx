import { useTranslations } from 'use-intl';
import { useEventsSearch } from '../use-events-search.js';
import { Bars } from './bars.js';
import styles from './histogram.module.css';
import { useCounts } from './use-counts.js';

/** Counts over time above the list. Its height is the same whatever it shows, so that nothing below it moves. */
export function Histogram({ zone, isRight }: { readonly zone: string; readonly isRight: boolean }) {
  const t = useTranslations('histogram');
  const { search, change } = useEventsSearch();
  const isLive = search.live === 'on';
  const { data, error, refetch } = useCounts(search, zone, isRight && !isLive);
  if (isLive) return null;
  return (
    <section className={styles.histogram}>
      {!isRight && <p>{t('noRight')}</p>}
      {isRight && error && (
        <p role="alert">
          {t('failed', { detail: error.message })} <button onClick={() => void refetch()}>{t('retry')}</button>
        </p>
      )}
      {isRight && !error && !data && <p>{t('loading')}</p>}
      {!error && data && (
        <Bars
          key={`${search.from ?? ''}/${search.to ?? ''}/${search.q ?? ''}`}
          {...data}
          zone={zone}
          onRange={(from, to) => {
            change({ from, to, at: undefined });
          }}
        />
      )}
    </section>
  );
}
