import { useTranslations } from 'use-intl';
import { FailedNotice } from '../shell/failed-notice.js';
import { Notice } from '../shell/notice.js';

interface ReportStateProps {
  readonly error: Error | null;
  readonly onRetry: () => void;
}

/** In place of a report: it is being worked out, or could not be had. */
export function ReportState({ error, onRetry }: ReportStateProps) {
  const t = useTranslations('reports');
  if (error) return <FailedNotice title={t('failed')} error={error} onRetry={onRetry} />;
  return <Notice title={t('loading')} />;
}
