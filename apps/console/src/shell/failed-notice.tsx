import { useTranslations } from 'use-intl';
import { ApiError } from '../api/api-error.js';
import { Notice } from './notice.js';

interface FailedNoticeProps {
  readonly title: string;
  readonly error: Error;
  readonly onRetry: () => void;
}

/** Says that something could not be had, in the words of the service, and asks again on request. */
export function FailedNotice({ title, error, onRetry }: FailedNoticeProps) {
  const t = useTranslations('list');
  const isAnswered = error instanceof ApiError && error.status !== 0;
  return (
    <Notice title={title} isError>
      <p>{isAnswered ? error.message : t('unreachable')}</p>
      <p>
        <button onClick={onRetry}>{t('retry')}</button>
      </p>
    </Notice>
  );
}
