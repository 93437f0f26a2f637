import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import styles from './panel.module.css';

/** One thing that is known of an event. */
export interface Fact {
  readonly name: string;
  readonly value: string | undefined;
  /** Filters by it, when there is one. */
  readonly field?: string;
  /** The page that is about it. */
  readonly page?: 'ticket' | 'agent';
}

/** Filters by a field with a value, or without it. */
export type OnTerm = (field: string, value: string, isNegated: boolean) => void;

interface FactsProps {
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly onTerm: OnTerm;
}

/** A section of the panel; what can be filtered by can be kept or left out with a click. */
export function Facts({ title, facts, onTerm }: FactsProps) {
  const present = facts.filter(({ value }) => value !== undefined && value !== '');
  if (present.length === 0) return null;
  return (
    <section className={styles.facts}>
      <h3>{title}</h3>
      <dl>
        {present.map((fact) => [
          <dt key={fact.name}>{fact.name}</dt>,
          <dd key={`${fact.name}:`}>
            <Value {...fact} />
            {fact.field !== undefined && <Filters field={fact.field} value={fact.value ?? ''} onTerm={onTerm} />}
          </dd>,
        ])}
      </dl>
    </section>
  );
}

function Value({ value = '', page }: Fact) {
  if (page === 'ticket')
    return (
      <Link to="/tickets/$ticketId" params={{ ticketId: value }}>
        {value}
      </Link>
    );
  if (page === 'agent')
    return (
      <Link to="/agents/$agentId" params={{ agentId: value }}>
        {value}
      </Link>
    );
  return <span>{value}</span>;
}

interface FiltersProps {
  readonly field: string;
  readonly value: string;
  readonly onTerm: OnTerm;
}

function Filters({ field, value, onTerm }: FiltersProps) {
  const t = useTranslations('panel');
  const ways = [
    ['+', t('only', { field, value }), false],
    ['−', t('not', { field, value }), true],
  ] as const;
  return (
    <span className={styles.filters}>
      {ways.map(([sign, text, isNegated]) => (
        <button
          key={sign}
          aria-label={text}
          title={text}
          onClick={() => {
            onTerm(field, value, isNegated);
          }}
        >
          {sign}
        </button>
      ))}
    </span>
  );
}
