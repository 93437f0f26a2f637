import { useTranslations } from 'use-intl';
import { Notice } from '../shell/notice.js';
import { useMe } from './use-session.js';

/** In place of a page of events, for a key that may not read any. */
export function NoRight() {
  const t = useTranslations('list');
  return (
    <main id="main">
      <Notice title={t('noRight')}>{t('noRightHint', { roles: useMe()?.roles.join(', ') ?? '' })}</Notice>
    </main>
  );
}
