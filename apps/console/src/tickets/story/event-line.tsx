import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { type TimelineEvent } from '../../api/ticket-answers.js';
import { tellingOf } from '../../events/telling.js';
import { zoneTime } from '../../time/zone-time.js';
import { type Moment } from '../moment/use-moment.js';
import { useName } from './names.js';
import { useTicketSearch } from '../use-ticket-search.js';
import styles from './story.module.css';

interface EventLineProps {
  readonly event: TimelineEvent;
  /** The ticket of the page. */
  readonly id: string;
  readonly zone: string;
  readonly moment: Moment;
  /** Id of the actor that the lines around it are of. */
  readonly of?: string | undefined;
}

/** One event in a line: it opens the event, and the moment beside it shows how the ticket stood then. */
export function EventLine({ event, id, zone, moment, of }: EventLineProps) {
  const t = useTranslations('ticket');
  const { search, change } = useTicketSearch();
  const { time } = zoneTime(event.occurred_at, zone);
  const ms = Date.parse(event.occurred_at);
  const { actor } = event;
  const name = useName(actor);
  const { text, quote } = tellingOf(event);
  return (
    <div className={styles.row} data-later={ms > moment.at || undefined}>
      <button
        className={styles.line}
        data-event={event.event_id}
        data-later={ms > moment.at || undefined}
        data-outcome={event.outcome}
        aria-current={search.event === event.event_id || undefined}
        title={event.action}
        onClick={() => {
          change({ event: event.event_id });
        }}
      >
        <span className={styles.time}>{time}</span>
        <span className={styles.who} data-type={actor.type} title={`${actor.type} ${actor.id}`}>
          {of === actor.id ? <span className="unseen">{name}</span> : name}
        </span>
        <span className={styles.what}>
          <b>{event.action.replace(/^ticket\./, '').replaceAll('_', ' ')}</b>{' '}
          {event.outcome !== 'SUCCESS' && <em data-outcome={event.outcome}>{event.outcome}</em>} {text}{' '}
          {quote !== undefined && <q>{quote}</q>}
        </span>
      </button>
      {event.ticket_id !== undefined && event.ticket_id !== id && (
        <Link className={styles.other} to="/tickets/$ticketId" params={{ ticketId: event.ticket_id }}>
          {event.ticket_id}
        </Link>
      )}
      <button
        className={styles.then}
        aria-label={t('stood', { time })}
        title={t('stood', { time })}
        onClick={() => {
          moment.set(ms);
        }}
      >
        ◷
      </button>
    </div>
  );
}
