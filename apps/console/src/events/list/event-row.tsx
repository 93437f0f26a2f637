import { memo } from 'react';
import { type AuditEvent } from '../../api/answers.js';
import { agentAddress, ticketAddress } from '../../address/page-address.js';
import { zoneTime } from '../../time/zone-time.js';
import { tellingOf } from '../telling.js';
import styles from './event-list.module.css';

interface EventRowProps {
  readonly id: string;
  readonly index: number;
  readonly event: AuditEvent;
  /** The one above it. */
  readonly before: AuditEvent | undefined;
  readonly zone: string;
  readonly start: number;
  readonly size: number;
  readonly isActive: boolean;
}

/** One event in a line, drawn anew only when something of it changes: the list hears the clicks. A date that is that of the line above stands back. */
export const EventRow = memo(function EventRow(props: EventRowProps) {
  const { id, index, event, before, zone, start, size, isActive } = props;
  const { date, time } = zoneTime(event.occurred_at, zone);
  const isNewDate = !before || zoneTime(before.occurred_at, zone).date !== date;
  const [category = '', name = ''] = event.action.split(/\.(.*)/s);
  const { actor } = event;
  const { text, quote } = tellingOf(event);
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isActive}
      className={styles.row}
      style={{ transform: `translateY(${start}px)`, height: size }}
    >
      <span role="gridcell" className={styles.time}>
        <span className={isNewDate ? styles.date : styles.sameDate}>{date}</span> {time}
      </span>
      <span role="gridcell" className={styles.outcome} data-outcome={event.outcome} title={event.outcome}>
        <span className="unseen">{event.outcome}</span>
      </span>
      <span role="gridcell" className={styles.action}>
        <span className={styles.category}>{category}.</span>
        {name}
      </span>
      <span role="gridcell" className={styles.actor} title={`${actor.type} ${actor.id}`}>
        {actor.type === 'AGENT' ? (
          <a href={agentAddress(actor.id, date, zone)} tabIndex={-1}>
            {actor.name ?? actor.id}
          </a>
        ) : (
          (actor.name ?? actor.id)
        )}
      </span>
      <span role="gridcell" className={styles.ticket}>
        {/* The grid hears the clicks, and has keys for them. */}
        {event.ticket_id !== undefined && (
          <a href={ticketAddress(event.ticket_id, zone)} tabIndex={-1}>
            {event.ticket_id}
          </a>
        )}
      </span>
      <span role="gridcell" className={styles.told}>
        {text} {quote !== undefined && <q>{quote}</q>}
      </span>
      <span role="gridcell" className={styles.department}>
        {event.department_name ?? event.department}
      </span>
      <span role="gridcell" className={styles.channel}>
        {event.channel}
      </span>
    </div>
  );
});
