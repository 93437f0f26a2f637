import { useRouter } from '@tanstack/react-router';
import { type MouseEvent, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useEventsSearch } from '../use-events-search.js';
import styles from './event-list.module.css';
import { EventRow } from './event-row.js';
import { ListNotice } from './list-notice.js';
import { type ListedEvents } from './use-listed-events.js';
import { useRows } from './use-rows.js';

interface EventListProps {
  readonly listed: ListedEvents;
  readonly zone: string;
  /** Index of the event that keys act upon; -1 for none. */
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly tenant: string;
}

const COLUMNS = ['time', 'outcome', 'action', 'actor', 'ticket', 'told', 'department', 'channel'] as const;

/** The list: as many events as there are, of which only those to be seen are in the page. */
export function EventList({ listed, zone, active, onActive, tenant }: EventListProps) {
  const t = useTranslations('list');
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, visible, head } = useRows(listed, scroller, active);
  const { change } = useEventsSearch();
  const { history } = useRouter();
  const { events, error, isLoading, isLoadingMore, hasMore } = listed;
  const id = (index: number) => `event-${events[index]?.event_id ?? ''}`;
  const onClick = (event: MouseEvent) => {
    const element = event.target instanceof Element ? event.target : undefined;
    const index = events.findIndex((_, n) => element?.closest('[role=row]')?.id === id(n));
    if (index < 0) return;
    const address = element?.closest('a')?.getAttribute('href');
    if (address != null) {
      // In a tab of its own, as the browser does it.
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      history.push(address);
      return;
    }
    onActive(index);
    change({ event: events[index]?.event_id });
  };
  const isShown = visible.some(({ index }) => index === active);
  return (
    <section className={styles.list} aria-label={t('label')} aria-busy={isLoading}>
      <div
        ref={scroller}
        className={styles.scroller}
        role="grid"
        aria-label={t('label')}
        aria-rowcount={hasMore ? -1 : events.length + 1}
        aria-colcount={COLUMNS.length}
        tabIndex={0}
        aria-activedescendant={isShown ? id(active) : undefined}
      >
        <div role="rowgroup" className={styles.head}>
          <div role="row" aria-rowindex={1}>
            {COLUMNS.map((column) => (
              <span key={column} role="columnheader" className={styles[column]}>
                {column === 'outcome' ? <span className="unseen">{t(column)}</span> : t(column)}
              </span>
            ))}
          </div>
        </div>
        {/* Keys are those of the grid, which keeps the focus and says which row it means. */}
        {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions */}
        <div role="rowgroup" className={styles.rows} onClick={onClick} style={{ height: rows.getTotalSize() }}>
          {visible.map(({ index, key, start, size }) => {
            const event = events[index];
            return (
              event && (
                <EventRow
                  key={key}
                  {...{ id: id(index), index, event, before: events[index - 1], zone, size }}
                  start={start - head}
                  isActive={index === active}
                />
              )
            );
          })}
        </div>
      </div>
      {events.length === 0 && <ListNotice listed={listed} tenant={tenant} />}
      <p className={styles.foot} role="status">
        {isLoadingMore ? t('loadingMore') : events.length > 0 && t('loaded', { count: events.length })}
        {!hasMore && events.length > 0 && ` · ${t('end')}`}
        {error && events.length > 0 && <button onClick={listed.retry}>{t('retry')}</button>}
      </p>
    </section>
  );
}
