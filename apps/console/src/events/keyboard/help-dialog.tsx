import { Dialog, DialogDismiss, DialogHeading } from '@ariakit/react';
import { useTranslations } from 'use-intl';
import styles from './help-dialog.module.css';

const KEYS = [
  ['j', 'next'],
  ['k', 'previous'],
  ['Enter', 'open'],
  ['Home', 'first'],
  ['/', 'filter'],
  ['l', 'live'],
  ['p', 'pause'],
  ['Esc', 'leave'],
  ['?', 'this'],
] as const;

/** What keys do, and how the query language is written. */
export function HelpDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const t = useTranslations('help');
  return (
    <Dialog open={open} onClose={onClose} backdrop={<div className={styles.backdrop} />} className={styles.dialog}>
      <DialogHeading>{t('title')}</DialogHeading>
      <dl>
        {KEYS.map(([key, text]) => [
          <dt key={key}>
            <kbd>{key}</kbd>
          </dt>,
          <dd key={text}>{t(text)}</dd>,
        ])}
      </dl>
      <h2>{t('language')}</h2>
      <p>{t('languageText')}</p>
      <DialogDismiss>{t('close')}</DialogDismiss>
    </Dialog>
  );
}
