import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { curlOf } from '../api/address.js';
import { type TimelineEvent } from '../api/ticket-answers.js';
import { termOf } from '../events/filter/terms.js';
import { CopyButton } from '../shell/copy-button.js';
import styles from './ticket-page.module.css';
import { timelinePath } from './use-ticket.js';
import { useTicketSearch } from './use-ticket-search.js';

interface TicketHeadProps {
  readonly id: string;
  readonly own: readonly TimelineEvent[];
  /** How many events are in the story. */
  readonly shown: number;
}

/** Which ticket it is, what it is about, and what can be done with it. */
export function TicketHead({ id, own, shown }: TicketHeadProps) {
  const t = useTranslations('ticket');
  const { search, change } = useTicketSearch();
  const created = own.find(({ action }) => action === 'ticket.created')?.details;
  const requester = created?.['requester_name'] ?? created?.['requester_email'] ?? created?.['requester_id'];
  return (
    <div className={styles.head}>
      <h1>{id}</h1>
      <p className={styles.subject}>
        <strong>{created?.['subject']}</strong> {requester}
      </p>
      <div className={styles.tools}>
        <label>
          <input
            type="checkbox"
            checked={search.lineage === 'on'}
            onChange={({ target }) => {
              change({ lineage: target.checked ? 'on' : undefined });
            }}
          />
          {t('withRelatives')}
        </label>
        <Link to="/events" search={{ q: termOf('ticket', id) }}>
          {t('inEvents')}
        </Link>
        <span className={styles.count}>{t('events', { count: shown })}</span>
        <CopyButton text={() => location.href}>{t('copyLink')}</CopyButton>
        <CopyButton text={() => curlOf(location.origin, timelinePath(id))}>{t('copyCurl')}</CopyButton>
      </div>
    </div>
  );
}
