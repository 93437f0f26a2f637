import { Combobox, ComboboxItem, ComboboxPopover, ComboboxProvider, useComboboxStore } from '@ariakit/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import styles from './filter.module.css';
import { useSuggestions } from './use-suggestions.js';

interface QueryInputProps {
  readonly draft: string;
  readonly onDraft: (draft: string) => void;
  readonly isFault: boolean;
}

/** The line in which the query language is written, with names of fields and their values to choose from. */
export function QueryInput({ draft, onDraft, isFault }: QueryInputProps) {
  const t = useTranslations('filter');
  const [isOpen, setOpen] = useState(false);
  const suggestions = useSuggestions(draft, isOpen);
  const store = useComboboxStore({
    inputValue: draft,
    setInputValue: onDraft,
    open: isOpen && suggestions.length > 0,
    setOpen,
  });
  return (
    <ComboboxProvider store={store}>
      <Combobox
        id="filter"
        className={styles.input}
        aria-label={t('label')}
        aria-invalid={isFault}
        aria-describedby={isFault ? 'filter-fault' : undefined}
        placeholder={t('placeholder')}
        autoComplete="off"
        spellCheck={false}
        showOnClick
        onKeyDown={(event) => {
          // To the keys of the page again.
          if (event.key === 'Escape' && !isOpen) event.currentTarget.blur();
          // With suggestions in sight, and none of them meant, the line is meant.
          if (event.key !== 'Enter' || store.getState().activeId != null) return;
          event.preventDefault();
          setOpen(false);
          event.currentTarget.form?.requestSubmit();
        }}
      />
      <ComboboxPopover className={`popover ${styles.suggestions ?? ''}`} gutter={4}>
        {suggestions.map(({ draft: completed, text, hint }) => (
          <ComboboxItem
            key={completed}
            value={completed}
            setValueOnClick={false}
            hideOnClick={false}
            className={styles.suggestion}
            onClick={() => {
              onDraft(completed);
              // What is chosen is done with: Enter is for the line again.
              store.setActiveId(null);
              document.getElementById('filter')?.focus();
            }}
          >
            <span>{text}</span>
            <span className={styles.hint}>{hint}</span>
          </ComboboxItem>
        ))}
      </ComboboxPopover>
    </ComboboxProvider>
  );
}
