import { Link, Outlet } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { SignInPage } from '../session/sign-in-page.js';
import { useRight, useSessionKey } from '../session/use-session.js';
import { AccountMenu } from './account-menu.js';
import { FreshnessLine } from './freshness-line.js';
import { GoToTicket } from './go-to-ticket.js';
import styles from './shell.module.css';
import { ThemeChoice } from './theme-choice.js';
import { ZoneChoice } from './zone-choice.js';

/** What is around every page; without a session the way to one. */
export function Shell() {
  const t = useTranslations('shell');
  const mayAnalyse = useRight('events.analyse');
  if (useSessionKey() === undefined) return <SignInPage />;
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {t('skip')}
      </a>
      <header className={styles.bar}>
        <span className={styles.brand}>Docket</span>
        <nav aria-label={t('pages')} className={styles.pages}>
          <Link to="/events" search={{}} activeOptions={{ includeSearch: false }}>
            {t('events')}
          </Link>
          {mayAnalyse && (
            <Link to="/reports/$report" params={{ report: 'agents' }} search={{}}>
              {t('reports')}
            </Link>
          )}
          <a href="/docs" className={styles.api}>
            {t('api')}
          </a>
        </nav>
        <GoToTicket />
        <FreshnessLine />
        <div className={styles.choices}>
          <ZoneChoice />
          <ThemeChoice />
          <AccountMenu />
        </div>
      </header>
      <Outlet />
    </div>
  );
}
