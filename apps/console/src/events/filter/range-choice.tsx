import { useTranslations } from 'use-intl';
import { useZone } from '../../shell/use-zone.js';
import { zoneTime } from '../../time/zone-time.js';
import { useEventsSearch } from '../use-events-search.js';

const PRESETS = [
  ['', 'anyTime'],
  ['-15m', 'minutes15'],
  ['-1h', 'hour'],
  ['-24h', 'day'],
  ['-7d', 'week'],
  ['-30d', 'month'],
  ['-90d', 'quarter'],
] as const;

/** Which time is looked at. A range of the histogram, or of the address, is one more choice. */
export function RangeChoice() {
  const t = useTranslations('filter');
  const zone = useZone();
  const { search, change } = useEventsSearch();
  const { from, to } = search;
  const shown = (moment: string | undefined, otherwise: string) => {
    if (moment === undefined) return otherwise;
    if (Number.isNaN(Date.parse(moment))) return moment;
    const { date, time } = zoneTime(moment, zone);
    return `${date} ${time.slice(0, 5)}`;
  };
  const isPreset = to === undefined && PRESETS.some(([value]) => value === (from ?? ''));
  return (
    <select
      aria-label={t('range')}
      value={isPreset ? (from ?? '') : 'custom'}
      onChange={({ target }) => {
        if (target.value === 'custom') return;
        change({ from: target.value === '' ? undefined : target.value, to: undefined, at: undefined });
      }}
    >
      {!isPreset && (
        <option value="custom">
          {t('custom', { from: shown(from, t('openStart')), to: shown(to, t('openEnd')) })}
        </option>
      )}
      {PRESETS.map(([value, text]) => (
        <option key={value} value={value}>
          {t(text)}
        </option>
      ))}
    </select>
  );
}
