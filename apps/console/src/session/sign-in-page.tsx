import { useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { startSession, whyAbsent } from './session.js';
import styles from './sign-in-page.module.css';

/** Asks for an API key; whether it is one shows when it is used. */
export function SignInPage() {
  const t = useTranslations('signIn');
  const [key, setKey] = useState('');
  const queries = useQueryClient();
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    queries.clear();
    startSession(key.trim());
  };
  const isRefused = whyAbsent() === 'refused';
  return (
    <main className={styles.page}>
      <form onSubmit={submit} className={styles.form}>
        <h1>{t('title')}</h1>
        <label htmlFor="key">{t('key')}</label>
        <input
          id="key"
          type="password"
          required
          pattern="\s*dk_[a-z2-7]{12}_[A-Za-z0-9_\-]{43}\s*"
          title={t('form')}
          autoComplete="off"
          spellCheck={false}
          value={key}
          aria-describedby="key-hint"
          onChange={({ target }) => {
            setKey(target.value);
          }}
        />
        {isRefused && <p role="alert">{t('refused')}</p>}
        <p id="key-hint" className={styles.hint}>
          {t('hint')} <code>docket keys create --tenant demo --name me --role analyst</code>
        </p>
        <button type="submit">{t('submit')}</button>
      </form>
    </main>
  );
}
