import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { type Relative } from '../../api/ticket-answers.js';
import { useRelatives } from '../use-ticket.js';
import styles from './side.module.css';

/** The tickets that it came from and became. */
export function RelativesCard({ id }: { readonly id: string }) {
  const t = useTranslations('ticket');
  const { data, error } = useRelatives(id, true);
  const relatives = data?.tickets.filter(({ relation }) => relation !== 'self') ?? [];
  return (
    <section className={styles.card} aria-busy={data === undefined && !error}>
      <h2>{t('relatives')}</h2>
      {error && <p role="alert">{t('stateFailed', { detail: error.message })}</p>}
      {data && relatives.length === 0 && <p>{t('noRelatives')}</p>}
      <ul className={styles.relatives}>
        {relatives.map((relative) => (
          <li key={relative.ticket_id} style={{ paddingLeft: `${relative.distance - 1}rem` }}>
            <span aria-hidden>{relative.relation === 'ancestor' ? '↑' : '↓'}</span>{' '}
            <Link to="/tickets/$ticketId" params={{ ticketId: relative.ticket_id }}>
              {relative.ticket_id}
            </Link>{' '}
            <How relative={relative} id={id} />
          </li>
        ))}
      </ul>
      {data?.complete === false && <p>{t('moreRelatives')}</p>}
    </section>
  );
}

function How({ relative: { relation, via, of }, id }: { readonly relative: Relative; readonly id: string }) {
  const t = useTranslations('ticket');
  if (relation === 'self' || via === null || of === null) return null;
  return <span className={styles.since}>{t(`${relation}.${via}`, { of: of === id ? t('thisOne') : of })}</span>;
}
