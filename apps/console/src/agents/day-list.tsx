import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslations } from 'use-intl';
import { type View } from '../api/agent-answers.js';
import { type AuditEvent } from '../api/answers.js';
import { tellingOf } from '../events/telling.js';
import { LoadRest } from '../shell/load-rest.js';
import { useDuration } from '../time/use-duration.js';
import { zoneTime } from '../time/zone-time.js';
import styles from './day-list.module.css';
import { type useAgentDay } from './use-agent.js';
import { useAgentSearch } from './use-agent-search.js';

interface DayListProps {
  readonly events: readonly AuditEvent[];
  readonly views: readonly View[];
  readonly zone: string;
  readonly pages: ReturnType<typeof useAgentDay>;
}

/** What was done, oldest first, with how long each look at a ticket was. */
export function DayList({ events, views, zone, pages }: DayListProps) {
  const t = useTranslations('agent');
  const lookOf = new Map(views.map((view) => [`${view.ticket_id} ${view.view_id ?? ''} ${view.began_at}`, view]));
  const done = events.filter(({ action }) => action !== 'user.left_ticket');
  return (
    // It scrolls, so it has to be reached by keys.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.list} aria-label={t('list')} tabIndex={0}>
      <h2 className="unseen">{t('list')}</h2>
      <ol>
        {done.map((event, n) => (
          <Fragment key={event.event_id}>
            {hourOf(event, zone) !== hourOf(done[n - 1], zone) && (
              <li className={styles.hour}>{hourOf(event, zone)}:00</li>
            )}
            <li>
              <Line event={event} zone={zone} look={lookOf.get(keyOf(event))} />
            </li>
          </Fragment>
        ))}
      </ol>
      <LoadRest pages={pages} />
    </section>
  );
}

interface LineProps {
  readonly event: AuditEvent;
  readonly zone: string;
  /** The look at a ticket that it began. */
  readonly look: View | undefined;
}

function Line({ event, zone, look }: LineProps) {
  const t = useTranslations('agent');
  const duration = useDuration();
  const { search, change } = useAgentSearch();
  const { text, quote } = tellingOf(event);
  const isView = event.action === 'user.viewed_ticket';
  return (
    <div className={styles.row} data-view={isView || undefined}>
      <button
        className={styles.line}
        data-event={event.event_id}
        data-at={Date.parse(event.occurred_at)}
        data-outcome={event.outcome}
        aria-current={search.event === event.event_id || undefined}
        title={event.action}
        onClick={() => {
          change({ event: event.event_id }, true);
        }}
      >
        <span className={styles.time}>{zoneTime(event.occurred_at, zone).time}</span>
        <span className={styles.what}>
          <b>{event.action.replace(/^(ticket|user)\./, '').replaceAll('_', ' ')}</b>{' '}
          {event.outcome !== 'SUCCESS' && <em data-outcome={event.outcome}>{event.outcome}</em>}{' '}
          {isView ? look && t('looked', { length: duration(look.duration_ms) }) : text}
          {look?.closed_by === 'open' && ` ${t('open')}`}
          {look?.closed_by === 'rule' && ` · ${t('byRule')}`} {quote !== undefined && <q>{quote}</q>}
        </span>
      </button>
      {event.ticket_id !== undefined && (
        <Link className={styles.ticket} to="/tickets/$ticketId" params={{ ticketId: event.ticket_id }}>
          {event.ticket_id}
        </Link>
      )}
    </div>
  );
}

function keyOf({ ticket_id: ticket = '', details, occurred_at }: AuditEvent): string {
  return `${ticket} ${details['view_id'] ?? ''} ${occurred_at}`;
}

function hourOf(event: AuditEvent | undefined, zone: string): string {
  return event ? zoneTime(event.occurred_at, zone).time.slice(0, 2) : '';
}
