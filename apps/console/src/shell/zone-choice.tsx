import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { ownZone } from '../time/zone-time.js';
import { useZone } from './use-zone.js';

/** The zone is part of the address, so that whoever is sent a link sees the same times. */
export function ZoneChoice() {
  const t = useTranslations('shell');
  const navigate = useNavigate();
  const zone = useZone();
  const own = ownZone();
  const near = [...new Set(['UTC', own, zone])];
  const all = Intl.supportedValuesOf('timeZone').filter((name) => !near.includes(name));
  return (
    <select
      aria-label={t('zone')}
      value={zone}
      onChange={({ target }) => {
        const tz = target.value === 'UTC' ? undefined : target.value;
        // Named even when it is taken away: what is not named is kept from page to page.
        void navigate({ to: '.', search: (before) => ({ ...before, tz }) as typeof before, replace: true });
      }}
    >
      {[near, all].map((names) => (
        <optgroup key={names === near ? 'near' : 'all'} label={names === near ? t('zone') : '…'}>
          {names.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
