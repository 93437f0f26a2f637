import { useTranslations } from 'use-intl';
import { HelpDialog, type Key } from '../../shell/help/help-dialog.js';

const KEYS = [
  ['j', 'next'],
  ['k', 'previous'],
  ['Enter', 'open'],
  ['t', 'ticket'],
  ['a', 'agent'],
  ['Home', 'first'],
  ['/', 'filter'],
  ['l', 'live'],
  ['p', 'pause'],
  ['Esc', 'leave'],
] as const satisfies readonly Key[];

/** What keys do on the page of events, and how the query language is written. */
export function EventsHelp({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const t = useTranslations('help');
  return (
    <HelpDialog open={open} onClose={onClose} keys={KEYS}>
      <h2>{t('language')}</h2>
      <p>{t('languageText')}</p>
    </HelpDialog>
  );
}
