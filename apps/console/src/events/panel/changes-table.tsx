import { useTranslations } from 'use-intl';
import { type Change } from '../changes.js';
import styles from './panel.module.css';

/** Before and after, side by side. */
export function ChangesTable({ changes }: { readonly changes: readonly Change[] }) {
  const t = useTranslations('panel');
  if (changes.length === 0) return null;
  return (
    <table className={styles.changes}>
      <caption>{t('changed')}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('before')}</th>
          <th scope="col">{t('after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{field === '' ? t('value') : field}</th>
            <td className={before === undefined ? styles.nothing : styles.before}>{before ?? t('nothing')}</td>
            <td className={after === undefined ? styles.nothing : styles.after}>{after ?? t('nothing')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
