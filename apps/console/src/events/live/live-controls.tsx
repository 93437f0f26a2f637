import { useTranslations } from 'use-intl';
import { useEventsSearch } from '../use-events-search.js';
import styles from './live-controls.module.css';
import { type LiveTail } from './use-live-tail.js';

/** Starts, pauses and ends the live tail, and says how it stands. */
export function LiveControls({ tail }: { readonly tail: LiveTail }) {
  const t = useTranslations('live');
  const { search, change } = useEventsSearch();
  const isOn = search.live === 'on';
  const state = tail.isPaused
    ? t('paused', { count: tail.waiting })
    : t(tail.state === 'running' ? 'running' : 'waiting');
  return (
    <>
      <button
        aria-pressed={isOn}
        className={styles.live}
        onClick={() => {
          change({ live: isOn ? undefined : 'on', at: undefined });
        }}
      >
        {isOn ? t('stop') : t('start')}
      </button>
      {isOn && (
        <>
          <button
            onClick={() => {
              tail.setPaused(!tail.isPaused);
            }}
          >
            {tail.isPaused ? t('resume') : t('pause')}
          </button>
          <span role="status" className={styles.state} data-state={tail.isPaused ? 'paused' : tail.state}>
            {tail.failure === undefined ? state : t('failed', { detail: tail.failure })}
          </span>
        </>
      )}
    </>
  );
}
