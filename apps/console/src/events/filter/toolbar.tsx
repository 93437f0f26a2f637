import { type ReactNode, type SyntheticEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { CopyButton } from '../../shell/copy-button.js';
import { addressOf, curlOf } from '../../api/address.js';
import { useZone } from '../../shell/use-zone.js';
import { momentOf } from '../../time/zone-time.js';
import { listParameters } from '../use-event-pages.js';
import { useEventsSearch } from '../use-events-search.js';
import styles from './filter.module.css';
import { RangeChoice } from './range-choice.js';

/** Which time is looked at, from where, in which order; and the live tail, which `children` control. */
export function Toolbar({ children, onHelp }: { readonly children: ReactNode; readonly onHelp: () => void }) {
  const t = useTranslations();
  const { search, change } = useEventsSearch();
  const isLive = search.live === 'on';
  return (
    <div className={styles.toolbar}>
      {!isLive && <RangeChoice />}
      {!isLive && (
        <select
          aria-label={t('filter.order')}
          value={search.order ?? 'newest'}
          onChange={({ target }) => {
            change({ order: target.value === 'oldest' ? 'oldest' : undefined });
          }}
        >
          <option value="newest">{t('filter.newest')}</option>
          <option value="oldest">{t('filter.oldest')}</option>
        </select>
      )}
      {!isLive && <Jump />}
      {children}
      <span className={styles.spacer} />
      <CopyButton text={() => curlOf(location.origin, addressOf('/v1/events', listParameters(search)))}>
        {t('list.copyCurl')}
      </CopyButton>
      <button onClick={onHelp}>{t('shell.help')}</button>
    </div>
  );
}

/** Begins the list at a moment, as the clock of the chosen zone shows it. */
function Jump() {
  const t = useTranslations('filter');
  const zone = useZone();
  const { change } = useEventsSearch();
  const [local, setLocal] = useState('');
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const at = momentOf(local, zone)?.toISOString();
    if (at !== undefined) change({ at, event: undefined });
  };
  return (
    <form onSubmit={submit}>
      <label>
        {t('jump')}
        <input
          type="datetime-local"
          required
          value={local}
          onChange={({ target }) => {
            setLocal(target.value);
          }}
        />
      </label>
      <button type="submit">{t('go')}</button>
    </form>
  );
}
