import { useTranslations } from 'use-intl';
import { useEventsSearch } from '../use-events-search.js';
import { Bars } from './bars.js';
import styles from './histogram.module.css';
import { useCounts } from './use-counts.js';

interface HistogramProps {
  readonly zone: string;
  /** Undefined until it is known. */
  readonly mayCount: boolean | undefined;
}

/** Counts over time above the list. Its height is the same whatever it shows, so that nothing below it moves. */
export function Histogram({ zone, mayCount }: HistogramProps) {
  const t = useTranslations('histogram');
  const { search, change } = useEventsSearch();
  const isLive = search.live === 'on';
  const { data, error, refetch } = useCounts(search, zone, mayCount === true && !isLive);
  if (isLive) return null;
  return (
    <section className={styles.histogram}>
      {mayCount === false && <p>{t('noRight')}</p>}
      {error && (
        <p role="alert">
          {t('failed', { detail: error.message })} <button onClick={() => void refetch()}>{t('retry')}</button>
        </p>
      )}
      {mayCount !== false && !error && !data && <p>{t('loading')}</p>}
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
