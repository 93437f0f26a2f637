import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMe } from '../session/use-session.js';
import { Notice } from '../shell/notice.js';
import { useZone } from '../shell/use-zone.js';
import styles from './events-page.module.css';
import { FilterBar } from './filter/filter-bar.js';
import { termOf, withTerm } from './filter/terms.js';
import { Histogram } from './histogram/histogram.js';
import { EventsHelp } from './keyboard/events-help.js';
import { usePageKeys } from './keyboard/use-page-keys.js';
import { EventList } from './list/event-list.js';
import { useListedEvents } from './list/use-listed-events.js';
import { LiveControls } from './live/live-controls.js';
import { EventPanel } from './panel/event-panel.js';
import { useEventsSearch } from './use-events-search.js';
import { Toolbar } from './filter/toolbar.js';

/** The log: filter, counts over time, list, and one event in full. */
export function EventsPage() {
  const t = useTranslations('list');
  const me = useMe();
  const zone = useZone();
  const { search, change } = useEventsSearch();
  const [hasHelp, setHelp] = useState(false);
  const mayRead = me?.rights.includes('events.read') ?? true;
  const listed = useListedEvents(search, me !== undefined && mayRead);
  const [active, setActive] = usePageKeys(listed, () => {
    setHelp(true);
  });
  if (!mayRead) {
    return (
      <main id="main">
        <Notice title={t('noRight')}>{t('noRightHint', { roles: me?.roles.join(', ') ?? '' })}</Notice>
      </main>
    );
  }
  return (
    <main id="main" className={styles.page} data-panel={search.event === undefined ? undefined : 'open'}>
      <h1 className="unseen">{t('label')}</h1>
      <div className={styles.controls}>
        <FilterBar error={listed.error} />
        <Toolbar onHelp={() => setHelp(true)}>
          <LiveControls tail={listed.tail} />
        </Toolbar>
      </div>
      <Histogram zone={zone} mayCount={me?.rights.includes('events.analyse')} />
      <EventList listed={listed} zone={zone} active={active} onActive={setActive} tenant={me?.tenant_id ?? ''} />
      {search.event !== undefined && (
        <EventPanel
          key={search.event}
          id={search.event}
          listed={listed.events}
          zone={zone}
          onClose={() => {
            change({ event: undefined });
          }}
          onTerm={(...term) => {
            change({ q: withTerm(search.q, termOf(...term)) });
          }}
        />
      )}
      <EventsHelp open={hasHelp} onClose={() => setHelp(false)} />
    </main>
  );
}
