import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useDuration } from '../../time/use-duration.js';
import { type Visit } from '../story/visits.js';
import styles from './side.module.css';
import { viewersOf } from './viewers.js';

/** Who looked at the ticket, how long, and how long of that without doing anything. */
export function ViewersCard({ visits }: { readonly visits: readonly Visit[] }) {
  const t = useTranslations('ticket');
  const duration = useDuration();
  const viewers = useMemo(() => viewersOf(visits), [visits]);
  const most = viewers[0]?.ms ?? 1;
  return (
    <section className={styles.card}>
      <h2>{t('viewers')}</h2>
      {viewers.length === 0 && <p>{t('noViewers')}</p>}
      <ul className={styles.viewers}>
        {viewers.map(({ actor, visits: times, ms, idleMs }) => (
          <li key={`${actor.type} ${actor.id}`}>
            {actor.type === 'AGENT' ? (
              <Link to="/agents/$agentId" params={{ agentId: actor.id }}>
                {actor.name ?? actor.id}
              </Link>
            ) : (
              <span>{actor.name ?? actor.id}</span>
            )}
            <span className={styles.length}>
              {duration(ms)} · {t('times', { count: times })}
            </span>
            <span className={styles.bar} aria-hidden>
              <span data-part="acted" style={{ width: `${((ms - idleMs) / most) * 100}%` }} />
              <span data-part="idle" style={{ width: `${(idleMs / most) * 100}%` }} />
            </span>
            {idleMs > 0 && (
              <span className={styles.idle}>
                {idleMs === ms ? t('nothingDone') : t('idleOf', { length: duration(idleMs) })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
