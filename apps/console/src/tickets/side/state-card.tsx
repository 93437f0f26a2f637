import { useTranslations } from 'use-intl';
import { type Held, type TicketState } from '../../api/ticket-answers.js';
import { useDuration } from '../../time/use-duration.js';
import { zoneTime } from '../../time/zone-time.js';
import { type Moment } from '../moment/use-moment.js';
import { useTicketState } from '../use-ticket.js';
import { useTicketSearch } from '../use-ticket-search.js';
import styles from './side.module.css';

interface StateCardProps {
  readonly id: string;
  readonly moment: Moment;
  readonly zone: string;
}

/** How the ticket stood at the moment that is looked at; each value opens the event that brought it about. */
export function StateCard({ id, moment, zone }: StateCardProps) {
  const t = useTranslations('ticket');
  const { data: state, error, isPlaceholderData } = useTicketState(id, moment.asOf, true);
  return (
    <section className={styles.card} aria-busy={state === undefined || isPlaceholderData}>
      <h2>{moment.isNow ? t('stateNow') : t('stateThen')}</h2>
      {error && <p role="alert">{t('stateFailed', { detail: error.message })}</p>}
      {state === null && <p>{t('stateNone')}</p>}
      {state && <StateFacts state={state} at={moment.at} zone={zone} />}
    </section>
  );
}

interface StateFactsProps {
  readonly state: TicketState;
  readonly at: number;
  readonly zone: string;
}

function StateFacts({ state, at, zone }: StateFactsProps) {
  const t = useTranslations('ticket');
  const moment = (iso: string | null) => {
    if (iso === null) return t('unknown');
    const { date, time } = zoneTime(iso, zone);
    return `${date} ${time}`;
  };
  return (
    <dl className={styles.facts}>
      <dt>{t('status')}</dt>
      <dd>
        <Value held={state.status} at={at} category={state.status?.category ?? ''} gone={t('taken')} />
      </dd>
      <dt>{t('agent')}</dt>
      <dd>
        <Value held={state.agent} shown={state.agent?.name ?? undefined} at={at} gone={t('nobody')} />
      </dd>
      <dt>{t('department')}</dt>
      <dd>
        <Value held={state.department} at={at} gone={t('taken')} />
      </dd>
      <dt>{t('priority')}</dt>
      <dd>
        <Value held={state.priority} at={at} gone={t('taken')} />
      </dd>
      <dt>{t('tags')}</dt>
      <dd>
        {state.tags.map(({ tag }) => tag).join(', ') || t('noTags')}
        {!state.tags_complete && ` ${t('moreTags')}`}
      </dd>
      <dt>{t('created')}</dt>
      <dd>{moment(state.created_at)}</dd>
      <dt>{t('lastEvent')}</dt>
      <dd>{moment(state.last_event_at)}</dd>
    </dl>
  );
}

interface ValueProps {
  readonly held: Held | null;
  /** In place of the value, which is an id. */
  readonly shown?: string | undefined;
  readonly at: number;
  readonly category?: string;
  /** Says that it was taken away. */
  readonly gone: string;
}

function Value({ held, shown, at, category, gone }: ValueProps) {
  const t = useTranslations('ticket');
  const duration = useDuration();
  const { change } = useTicketSearch();
  if (!held) return <span className={styles.unknown}>{t('unknown')}</span>;
  return (
    <>
      <button
        className={styles.value}
        data-category={category}
        title={held.value ?? ''}
        onClick={() => {
          change({ event: held.event_id });
        }}
      >
        {held.value === null ? gone : (shown ?? held.value)}
      </button>{' '}
      <span className={styles.since}>{t('since', { length: duration(Math.max(0, at - Date.parse(held.since))) })}</span>
    </>
  );
}
