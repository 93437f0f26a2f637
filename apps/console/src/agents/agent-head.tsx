import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { addressOf, curlOf } from '../api/address.js';
import { type Actor } from '../api/answers.js';
import { termOf } from '../events/filter/terms.js';
import { CopyButton } from '../shell/copy-button.js';
import { addDays, isDate, startOf } from '../time/dates.js';
import styles from './agent-page.module.css';
import { type DayOf, dayPath } from './use-agent.js';
import { useAgentSearch } from './use-agent-search.js';

interface AgentHeadProps {
  readonly of: DayOf;
  /** As of the day; undefined when nothing was done on it. */
  readonly actor: Actor | undefined;
  readonly hours: number | undefined;
}

/** Which agent, and which day. */
export function AgentHead({ of: { id, day, zone }, actor, hours }: AgentHeadProps) {
  const t = useTranslations('agent');
  const { change } = useAgentSearch();
  const go = (date: string) => {
    change({ day: date, event: undefined });
  };
  const period = { from: startOf(day, zone), to: startOf(addDays(day, 1), zone) };
  return (
    <div className={styles.head}>
      <h1>{actor?.name ?? id}</h1>
      <p className={styles.who}>
        {actor?.name !== undefined && id} {actor?.role} {actor?.department_id}
      </p>
      <div className={styles.days}>
        <button aria-label={t('before')} title={t('before')} onClick={() => go(addDays(day, -1))}>
          ‹
        </button>
        <input
          type="date"
          required
          aria-label={t('day')}
          value={day}
          onChange={({ target }) => {
            if (isDate(target.value)) go(target.value);
          }}
        />
        <button aria-label={t('after')} title={t('after')} onClick={() => go(addDays(day, 1))}>
          ›
        </button>
        {hours !== undefined && hours !== 24 && <span>{t('hours', { hours })}</span>}
      </div>
      <div className={styles.tools}>
        <Link to="/events" search={{ q: termOf('actor', id), ...period }}>
          {t('inEvents')}
        </Link>
        <CopyButton text={() => location.href}>{t('copyLink')}</CopyButton>
        <CopyButton text={() => curlOf(location.origin, addressOf(dayPath(id), { day, tz: zone }))}>
          {t('copyCurl')}
        </CopyButton>
      </div>
    </div>
  );
}
