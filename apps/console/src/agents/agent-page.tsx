import { useTranslations } from 'use-intl';
import { NoRight } from '../session/no-right.js';
import { useMe } from '../session/use-session.js';
import { FailedNotice } from '../shell/failed-notice.js';
import { Notice } from '../shell/notice.js';
import { useZone } from '../shell/use-zone.js';
import { AgentHead } from './agent-head.js';
import { AgentKeys } from './agent-keys.js';
import styles from './agent-page.module.css';
import { AgentSide } from './agent-side.js';
import { Counters } from './counters.js';
import { DayList } from './day-list.js';
import { DayLanes } from './lanes/day-lanes.js';
import { type DayOf, useAgentDay, useNewestDay } from './use-agent.js';
import { useAgentSearch } from './use-agent-search.js';

/** A day of an agent: presence, views, replies and calls as lanes, its numbers, and what was done. */
export function AgentPage() {
  const t = useTranslations('agent');
  const { id, search } = useAgentSearch();
  const me = useMe();
  const zone = useZone();
  const mayRead = me?.rights.includes('events.read') ?? true;
  const newest = useNewestDay(id, zone, me !== undefined && mayRead && search.day === undefined);
  const day = search.day ?? newest.data;
  if (!mayRead) return <NoRight />;
  if (newest.error)
    return (
      <main id="main">
        <FailedNotice title={t('failed')} error={newest.error} onRetry={() => void newest.refetch()} />
      </main>
    );
  if (day === undefined || me === undefined)
    return (
      <main id="main" aria-busy>
        <h1 className="unseen">{t('title', { id })}</h1>
        <Notice title={t('loading')} />
      </main>
    );
  return <AgentOfDay of={{ id, day, zone }} mayAnalyse={me.rights.includes('events.analyse')} />;
}

function AgentOfDay({ of, mayAnalyse }: { readonly of: DayOf; readonly mayAnalyse: boolean }) {
  const t = useTranslations('agent');
  const day = useAgentDay(of);
  const told = day.data?.pages[0];
  const events = day.data?.pages.flatMap((page) => page.events) ?? [];
  const isEmpty = told !== undefined && events.length === 0 && (told.views ?? []).length === 0;
  return (
    <main id="main" className={styles.page} aria-busy={told === undefined}>
      <AgentHead of={of} actor={events.at(-1)?.actor} hours={told?.hours} />
      <Counters of={of} totals={told?.totals} mayAnalyse={mayAnalyse} />
      {told ? (
        <DayLanes day={told} events={events} zone={of.zone} />
      ) : day.error ? (
        <FailedNotice title={t('failed')} error={day.error} onRetry={() => void day.refetch()} />
      ) : (
        <Notice title={t('loading')} />
      )}
      {isEmpty ? (
        <div className={styles.list}>
          <Notice title={t('none')}>{t('noneHint')}</Notice>
        </div>
      ) : (
        <DayList events={events} views={told?.views ?? []} zone={of.zone} pages={day} />
      )}
      <AgentSide of={of} events={events} mayAnalyse={mayAnalyse} />
      <AgentKeys day={of.day} />
    </main>
  );
}
