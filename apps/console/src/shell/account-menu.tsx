import { Popover, PopoverDisclosure, PopoverProvider } from '@ariakit/react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { endSession } from '../session/session.js';
import { useMe } from '../session/use-session.js';
import { zoneTime } from '../time/zone-time.js';
import styles from './shell.module.css';
import { useZone } from './use-zone.js';

/** Who is signed in, what that allows, and the way out. */
export function AccountMenu() {
  const t = useTranslations('shell');
  const queries = useQueryClient();
  const me = useMe();
  const zone = useZone();
  if (!me) return <button disabled>{t('account')}</button>;
  const until = me.expires_at && zoneTime(me.expires_at, zone);
  const rows = [
    [t('tenant'), me.tenant_id],
    [t('roles'), me.roles.join(', ') || t('noRole')],
    [t('departments'), me.departments?.join(', ') ?? t('allDepartments')],
    [t('expires'), until ? `${until.date} ${until.time}` : t('never')],
  ] as const;
  return (
    <PopoverProvider placement="bottom-end">
      <PopoverDisclosure title={t('account')}>
        {me.name}
        {me.departments && ` (${t('limitedTo', { departments: me.departments.join(', ') })})`}
      </PopoverDisclosure>
      <Popover className="popover" gutter={4} aria-label={t('account')}>
        <div className={styles.account}>
          <dl>{rows.map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name}:`}>{value}</dd>])}</dl>
          <button
            onClick={() => {
              queries.clear();
              endSession();
            }}
          >
            {t('signOut')}
          </button>
        </div>
      </Popover>
    </PopoverProvider>
  );
}
