import { useTranslations } from 'use-intl';
import styles from './filter.module.css';
import { termsOf } from './terms.js';

interface ChipsProps {
  readonly query: string;
  readonly onEdit: (index: number) => void;
  readonly onRemove: (index: number) => void;
}

/** The terms of a query; each can be edited and taken away. */
export function Chips({ query, onEdit, onRemove }: ChipsProps) {
  const t = useTranslations('filter');
  const terms = termsOf(query);
  if (terms.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label={t('label')}>
      {terms.map((term, index) => (
        <li key={`${index}/${term}`} className={styles.chip} data-negated={term.startsWith('-')}>
          <button
            type="button"
            aria-label={t('edit', { term })}
            onClick={() => {
              onEdit(index);
            }}
          >
            {term}
          </button>
          <button
            type="button"
            aria-label={t('remove', { term })}
            onClick={() => {
              onRemove(index);
            }}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}
