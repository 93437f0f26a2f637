import { type ReactNode, useEffect, useRef } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useDuration } from '../../time/use-duration.js';
import { zoneTime } from '../../time/zone-time.js';
import { type Moment } from '../moment/use-moment.js';
import { EventLine } from './event-line.js';
import { SittingBlock } from './sitting-block.js';
import { daysOf, type Entry, type Story } from './story.js';
import styles from './story.module.css';

interface StoryListProps {
  readonly story: Story;
  readonly id: string;
  readonly zone: string;
  readonly moment: Moment;
  readonly children: ReactNode;
}

/** What happened, day by day; what is after the moment that is looked at stands back. */
export function StoryList({ story, id, zone, moment, children }: StoryListProps) {
  const t = useTranslations('ticket');
  const locale = useLocale();
  const list = useRef<HTMLElement>(null);
  useFollowed(list, moment);
  const weekday = (date: string) =>
    new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
  return (
    // It scrolls, so it has to be reached by keys.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section ref={list} className={styles.story} aria-label={t('story')} tabIndex={0}>
      {daysOf(story.entries, (ms) => zoneTime(ms, zone).date).map(({ date, entries }) => (
        <section key={date} aria-label={date}>
          <h2 className={styles.day}>
            {date} <span>{weekday(date)}</span>
          </h2>
          <ol className={styles.entries}>
            {entries.map((entry) => (
              <li key={keyOf(entry)}>
                <EntryView {...{ entry, id, zone, moment }} />
              </li>
            ))}
          </ol>
        </section>
      ))}
      {children}
    </section>
  );
}

interface EntryViewProps {
  readonly entry: Entry;
  readonly id: string;
  readonly zone: string;
  readonly moment: Moment;
}

function EntryView({ entry, ...rest }: EntryViewProps) {
  const t = useTranslations('ticket');
  const duration = useDuration();
  if (entry.kind === 'gap')
    return (
      <p className={styles.gap} data-long={entry.ms >= 86_400_000 || undefined}>
        <span>{t('gap', { length: duration(entry.ms) })}</span>
      </p>
    );
  if (entry.kind === 'event') return <EventLine event={entry.event} {...rest} />;
  return <SittingBlock sitting={entry} {...rest} />;
}

function keyOf(entry: Entry): string {
  if (entry.kind === 'event') return entry.event.event_id;
  if (entry.kind === 'gap') return `gap ${entry.began}`;
  return entry.visits[0]?.eventId ?? '';
}

/** Keeps the last event that had happened in sight while the moment is moved; the page of a phone is left where it is. */
function useFollowed(list: React.RefObject<HTMLElement | null>, { at, isNow }: Moment): void {
  const isFollowing = useRef(false);
  useEffect(() => {
    const scroller = list.current;
    const isOwn = scroller && getComputedStyle(scroller).overflowY === 'auto';
    if (!isOwn || (isNow && !isFollowing.current)) return;
    const lines = [...scroller.querySelectorAll<HTMLElement>('[data-event]')];
    const last = lines.findLast(({ dataset }) => dataset['later'] === undefined);
    last?.scrollIntoView({ block: isFollowing.current ? 'nearest' : 'center' });
    isFollowing.current = true;
  }, [list, at, isNow]);
}
