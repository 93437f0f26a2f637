import { Dialog, DialogDismiss, DialogHeading } from '@ariakit/react';
import { type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import styles from './help-dialog.module.css';

type Texts = ReturnType<typeof useTranslations<'help'>>;

/** A key, and the text of what it does. */
export type Key = readonly [key: string, text: Exclude<Parameters<Texts>[0], 'title'>];

/** Keys that every page hears. */
const EVERYWHERE = [
  ['g', 'goTo'],
  ['?', 'this'],
] as const satisfies readonly Key[];

interface HelpDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly keys: readonly Key[];
  /** More that is to be known. */
  readonly children?: ReactNode;
}

/** What keys do. */
export function HelpDialog({ open, onClose, keys, children }: HelpDialogProps) {
  const t = useTranslations('help');
  return (
    <Dialog open={open} onClose={onClose} backdrop={<div className={styles.backdrop} />} className={styles.dialog}>
      <DialogHeading>{t('title')}</DialogHeading>
      <dl>
        {[...keys, ...EVERYWHERE].map(([key, text]) => [
          <dt key={key}>
            <kbd>{key}</kbd>
          </dt>,
          <dd key={text}>{t(text)}</dd>,
        ])}
      </dl>
      {children}
      <DialogDismiss>{t('close')}</DialogDismiss>
    </Dialog>
  );
}
