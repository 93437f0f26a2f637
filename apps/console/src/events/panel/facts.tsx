import { useTranslations } from 'use-intl';
import { termOf, withTerm } from '../filter/terms.js';
import { useEventsSearch } from '../use-events-search.js';
import styles from './panel.module.css';

/** One thing that is known of an event. */
export interface Fact {
  readonly name: string;
  readonly value: string | undefined;
  /** Filters by it, when there is one. */
  readonly field?: string;
}

/** A section of the panel; what can be filtered by can be kept or left out with a click. */
export function Facts({ title, facts }: { readonly title: string; readonly facts: readonly Fact[] }) {
  const present = facts.filter(({ value }) => value !== undefined && value !== '');
  if (present.length === 0) return null;
  return (
    <section className={styles.facts}>
      <h3>{title}</h3>
      <dl>
        {present.map(({ name, value = '', field }) => [
          <dt key={name}>{name}</dt>,
          <dd key={`${name}:`}>
            <span>{value}</span>
            {field !== undefined && <Filters field={field} value={value} />}
          </dd>,
        ])}
      </dl>
    </section>
  );
}

function Filters({ field, value }: { readonly field: string; readonly value: string }) {
  const t = useTranslations('panel');
  const { search, change } = useEventsSearch();
  const add = (isNegated: boolean) => {
    change({ q: withTerm(search.q, termOf(field, value, isNegated)) });
  };
  return (
    <span className={styles.filters}>
      <button
        aria-label={t('only', { field, value })}
        title={t('only', { field, value })}
        onClick={() => {
          add(false);
        }}
      >
        +
      </button>
      <button
        aria-label={t('not', { field, value })}
        title={t('not', { field, value })}
        onClick={() => {
          add(true);
        }}
      >
        −
      </button>
    </span>
  );
}
