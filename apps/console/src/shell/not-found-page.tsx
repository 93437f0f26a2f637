import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Notice } from './notice.js';

export function NotFoundPage() {
  const t = useTranslations('shell');
  return (
    <main>
      <Notice title={t('notFound')}>
        <Link to="/events">{t('toEvents')}</Link>
      </Notice>
    </main>
  );
}
