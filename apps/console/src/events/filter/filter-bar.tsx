import { type SyntheticEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ApiError, type Fault } from '../../api/api-error.js';
import { useEventsSearch } from '../use-events-search.js';
import { Chips } from './chips.js';
import styles from './filter.module.css';
import { QueryInput } from './query-input.js';
import { termsOf, withoutTerm } from './terms.js';

/** What is wrong with the query itself, of all that may be wrong. */
function queryFault(error: Error | null): Fault | undefined {
  return error instanceof ApiError ? error.faults.find(({ parameter }) => parameter === 'query') : undefined;
}

/** The filter: its terms as chips, and a line to write more of them in. A query that cannot be read stands in the line as a whole. */
export function FilterBar({ error }: { readonly error: Error | null }) {
  const { search } = useEventsSearch();
  const fault = queryFault(error);
  const query = search.q ?? '';
  return <Bar key={`${query}/${fault === undefined ? '' : 'fault'}`} query={query} fault={fault} />;
}

function Bar({ query, fault }: { readonly query: string; readonly fault: Fault | undefined }) {
  const t = useTranslations('filter');
  const { change } = useEventsSearch();
  // Terms of the query that are in the line are no chips meanwhile.
  const [asText, setAsText] = useState(fault !== undefined);
  const [kept, setKept] = useState(fault === undefined ? query : '');
  const [draft, setDraft] = useState(fault === undefined ? '' : query);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const terms = [...termsOf(kept), ...termsOf(draft)];
    change({ q: terms.length === 0 ? undefined : terms.join(' '), event: undefined });
  };
  return (
    <form role="search" className={styles.bar} onSubmit={submit}>
      {!asText && (
        <Chips
          query={kept}
          onEdit={(index) => {
            setDraft(termsOf(kept)[index] ?? '');
            setKept(withoutTerm(kept, index) ?? '');
            document.getElementById('filter')?.focus();
          }}
          onRemove={(index) => {
            change({ q: withoutTerm(kept, index), event: undefined });
          }}
        />
      )}
      <QueryInput draft={draft} onDraft={setDraft} isFault={fault !== undefined} />
      <button type="submit">{t('apply')}</button>
      {query !== '' && !asText && (
        <button
          type="button"
          onClick={() => {
            setAsText(true);
            setKept('');
            setDraft(query);
          }}
        >
          {t('asText')}
        </button>
      )}
      {query !== '' && (
        <button
          type="button"
          onClick={() => {
            change({ q: undefined });
          }}
        >
          {t('clear')}
        </button>
      )}
      {fault && <FaultLine fault={fault} />}
    </form>
  );
}

/** Points at the column, below the line. */
function FaultLine({ fault: { column, detail } }: { readonly fault: Fault }) {
  return (
    <p role="alert" id="filter-fault" className={styles.fault}>
      {column !== undefined && (
        <span aria-hidden className={styles.pointer}>
          {'\u00a0'.repeat(column - 1)}↑
        </span>
      )}
      <span>{detail}</span>
    </p>
  );
}
