import { useTranslations } from 'use-intl';
import styles from './load-rest.module.css';

interface LoadRestProps {
  /** A list that comes page by page. */
  readonly pages: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
}

/** Says that a story goes on, and loads more of it; nothing where it is whole. */
export function LoadRest({ pages: { hasNextPage, isFetchingNextPage, fetchNextPage } }: LoadRestProps) {
  const t = useTranslations('rest');
  if (!hasNextPage) return null;
  return (
    <p className={styles.rest}>
      {t('partial')}{' '}
      <button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        {isFetchingNextPage ? t('loading') : t('more')}
      </button>
    </p>
  );
}
