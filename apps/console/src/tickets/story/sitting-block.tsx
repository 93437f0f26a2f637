import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useDuration } from '../../time/use-duration.js';
import { zoneTime } from '../../time/zone-time.js';
import { type Moment } from '../moment/use-moment.js';
import { useTicketSearch } from '../use-ticket-search.js';
import { EventLine } from './event-line.js';
import { useName } from './names.js';
import { type Sitting } from './story.js';
import styles from './story.module.css';
import { type Visit } from './visits.js';

interface SittingBlockProps {
  readonly sitting: Sitting;
  readonly id: string;
  readonly zone: string;
  readonly moment: Moment;
}

/** What happened while somebody looked: who, how long, and what was done meanwhile. */
export function SittingBlock({ sitting, id, zone, moment }: SittingBlockProps) {
  const t = useTranslations('ticket');
  const { visits, events } = sitting;
  const people = new Set(visits.map(({ actor }) => actor.id));
  const [only] = people.size === 1 ? people : [];
  const ticketId = visits[0]?.ticketId ?? id;
  return (
    <div className={styles.sitting} data-idle={events.length === 0 || undefined}>
      {visits.map((visit) => (
        <VisitLine key={visit.eventId} visit={visit} zone={zone} isLater={visit.began > moment.at} />
      ))}
      {people.size > 1 && <p className={styles.atOnce}>{t('atOnce', { count: people.size })}</p>}
      {ticketId !== id && (
        <Link className={styles.other} to="/tickets/$ticketId" params={{ ticketId }}>
          {ticketId}
        </Link>
      )}
      {events.length > 0 && (
        <ol className={styles.entries}>
          {events.map((event) => (
            <li key={event.event_id}>
              <EventLine {...{ event, id: ticketId, zone, moment, of: only }} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

interface VisitLineProps {
  readonly visit: Visit;
  readonly zone: string;
  readonly isLater: boolean;
}

function VisitLine({ visit, zone, isLater }: VisitLineProps) {
  const t = useTranslations('ticket');
  const duration = useDuration();
  const { search, change } = useTicketSearch();
  const { actor, began, ended, end, eventId, acts } = visit;
  const length = duration(ended - began);
  return (
    <button
      className={styles.line}
      data-event={eventId}
      data-later={isLater || undefined}
      aria-current={search.event === eventId || undefined}
      onClick={() => {
        change({ event: eventId });
      }}
    >
      <span className={styles.time}>{zoneTime(began, zone).time}</span>
      <span className={styles.who} data-type={actor.type} title={`${actor.type} ${actor.id}`}>
        {useName(actor)}
      </span>
      <span className={styles.look}>
        <span className={styles.until}>–{zoneTime(ended, zone).time}</span> ·{' '}
        {acts === 0 ? t('idle', { length }) : t('looked', { length })}
        {end !== 'told' && ` · ${t(end)}`}
      </span>
    </button>
  );
}
