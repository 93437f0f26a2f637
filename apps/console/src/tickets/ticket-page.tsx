import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { NoRight } from '../session/no-right.js';
import { useMe } from '../session/use-session.js';
import { FailedNotice } from '../shell/failed-notice.js';
import { LoadRest } from '../shell/load-rest.js';
import { Notice } from '../shell/notice.js';
import { useZone } from '../shell/use-zone.js';
import { MomentSlider } from './moment/moment-slider.js';
import { useMoment } from './moment/use-moment.js';
import { Side } from './side/side.js';
import { NamesContext, namesOf } from './story/names.js';
import { storyOf } from './story/story.js';
import { StoryList } from './story/story-list.js';
import styles from './ticket-page.module.css';
import { TicketHead } from './ticket-head.js';
import { TicketKeys } from './ticket-keys.js';
import { useTimeline } from './use-ticket.js';
import { useTicketSearch } from './use-ticket-search.js';

/** A ticket: what happened, how it stood at a moment, who looked, and what it came from and became. */
export function TicketPage() {
  const { id, search } = useTicketSearch();
  const me = useMe();
  const mayRead = me?.rights.includes('events.read') ?? true;
  const timeline = useTimeline(id, search.lineage === 'on', me !== undefined && mayRead);
  const t = useTranslations('ticket');
  if (!mayRead) return <NoRight />;
  if (timeline.error && !timeline.data)
    return (
      <main id="main">
        <FailedNotice title={t('failed')} error={timeline.error} onRetry={() => void timeline.refetch()} />
      </main>
    );
  if (!timeline.data)
    return (
      <main id="main" aria-busy>
        <h1 className="unseen">{t('title', { id })}</h1>
        <Notice title={t('loading')} />
      </main>
    );
  return <Ticket key={id} id={id} timeline={timeline} />;
}

interface TicketProps {
  readonly id: string;
  readonly timeline: ReturnType<typeof useTimeline>;
}

function Ticket({ id, timeline }: TicketProps) {
  const t = useTranslations('ticket');
  const zone = useZone();
  const [openedAt] = useState(() => Date.now());
  const { data } = timeline;
  const events = useMemo(() => data?.pages.flatMap((page) => page.events) ?? [], [data]);
  const own = useMemo(() => events.filter((event) => event.ticket_id === id), [events, id]);
  const story = useMemo(() => storyOf(events, openedAt), [events, openedAt]);
  const names = useMemo(() => namesOf(events), [events]);
  const moment = useMoment(own, openedAt);
  if (events.length === 0)
    return (
      <main id="main">
        <h1 className="unseen">{t('title', { id })}</h1>
        <Notice title={t('none', { id })}>
          <p>{t('noneHint')}</p>
        </Notice>
      </main>
    );
  return (
    <main id="main" className={styles.page}>
      <TicketHead id={id} own={own} shown={events.length} />
      <MomentSlider own={own} moment={moment} zone={zone} />
      <NamesContext value={names}>
        <StoryList story={story} id={id} zone={zone} moment={moment}>
          <LoadRest pages={timeline} />
        </StoryList>
      </NamesContext>
      <Side id={id} events={events} visits={story.visits} moment={moment} zone={zone} />
      <TicketKeys moment={moment} />
    </main>
  );
}
