import { useNavigate } from '@tanstack/react-router';
import { type SyntheticEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import styles from './shell.module.css';
import { useKeys } from './use-keys.js';

/** The way to a ticket whose id somebody has. */
export function GoToTicket() {
  const t = useTranslations('shell');
  const navigate = useNavigate();
  const [id, setId] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useKeys(({ key }) => (key === 'g' ? () => input.current?.focus() : undefined));
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const ticketId = id.trim();
    if (ticketId === '') return;
    setId('');
    input.current?.blur();
    void navigate({ to: '/tickets/$ticketId', params: { ticketId } });
  };
  return (
    <form className={styles.goTo} onSubmit={submit}>
      <input
        ref={input}
        aria-label={t('goTo')}
        title={t('goTo')}
        placeholder={t('goToHint')}
        autoComplete="off"
        spellCheck={false}
        maxLength={256}
        value={id}
        onChange={({ target }) => {
          setId(target.value);
        }}
      />
    </form>
  );
}
