import { useTranslations } from 'use-intl';
import { ApiError } from '../../api/api-error.js';
import { Notice } from '../../shell/notice.js';
import { useEventsSearch } from '../use-events-search.js';
import styles from './event-list.module.css';
import { type ListedEvents } from './use-listed-events.js';

/** Says why the list is empty, and what to do about it. */
export function ListNotice({ listed, tenant }: { readonly listed: ListedEvents; readonly tenant: string }) {
  const t = useTranslations('list');
  const { search, change } = useEventsSearch();
  const { error, isLoading } = listed;
  const isFiltered = search.q !== undefined || search.from !== undefined || search.to !== undefined;
  const clear = (
    <button
      onClick={() => {
        change({ q: undefined, from: undefined, to: undefined, at: undefined });
      }}
    >
      {t('clear')}
    </button>
  );
  if (isLoading && !error)
    return (
      <div className={styles.notice}>
        <Notice title={t('loading')} />
      </div>
    );
  if (error) {
    const isRefused = error instanceof ApiError && error.status !== 0;
    return (
      <div className={styles.notice}>
        <Notice title={t('failed')} isError>
          <p>{isRefused ? error.message : t('unreachable')}</p>
          <p>
            <button onClick={listed.retry}>{t('retry')}</button> {isFiltered && clear}
          </p>
        </Notice>
      </div>
    );
  }
  return (
    <div className={styles.notice}>
      <Notice title={isFiltered ? t('none') : t('empty', { tenant })}>
        <p>{isFiltered ? t('noneHint') : t('emptyHint')}</p>
        {isFiltered && clear}
      </Notice>
    </div>
  );
}
