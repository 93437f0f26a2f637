import { useNavigate } from '@tanstack/react-router';
import { type TimelineEvent } from '../../api/ticket-answers.js';
import { termOf } from '../../events/filter/terms.js';
import { EventPanel } from '../../events/panel/event-panel.js';
import { type Moment } from '../moment/use-moment.js';
import { type Visit } from '../story/visits.js';
import { useTicketSearch } from '../use-ticket-search.js';
import { RelativesCard } from './relatives-card.js';
import styles from './side.module.css';
import { StateCard } from './state-card.js';
import { ViewersCard } from './viewers-card.js';

interface SideProps {
  readonly id: string;
  readonly events: readonly TimelineEvent[];
  readonly visits: readonly Visit[];
  readonly moment: Moment;
  readonly zone: string;
}

/** Beside the story: how the ticket stood, who looked, its relatives; or the event that is open, in full. */
export function Side({ id, events, visits, moment, zone }: SideProps) {
  const { search, change } = useTicketSearch();
  const navigate = useNavigate();
  if (search.event !== undefined)
    return (
      <EventPanel
        key={search.event}
        id={search.event}
        listed={events}
        zone={zone}
        onClose={() => {
          change({ event: undefined });
        }}
        onTerm={(...term) => {
          void navigate({ to: '/events', search: { q: termOf(...term) } });
        }}
      />
    );
  const own = visits.filter(({ ticketId, began }) => ticketId === id && began <= moment.at);
  return (
    // It scrolls, so it has to be reached by keys.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.side} tabIndex={0} role="group" aria-label={id}>
      <StateCard id={id} moment={moment} zone={zone} />
      <ViewersCard visits={own} />
      <RelativesCard id={id} />
    </div>
  );
}
