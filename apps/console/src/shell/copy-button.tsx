import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';

interface CopyButtonProps {
  readonly text: () => string;
  readonly children: ReactNode;
}

/** Copies a text; where the browser forbids that (no TLS), shows it to be copied by hand. */
export function CopyButton({ text, children }: CopyButtonProps) {
  const t = useTranslations('panel');
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text());
      setState('copied');
      setTimeout(() => {
        setState('idle');
      }, 2_000);
    } catch {
      setState('failed');
    }
  };
  return (
    <>
      <button type="button" onClick={() => void copy()}>
        {state === 'copied' ? t('copied') : children}
      </button>
      {state === 'failed' && <input readOnly aria-label={t('copyFailed')} value={text()} onFocus={selectAll} />}
    </>
  );
}

function selectAll({ target }: React.FocusEvent<HTMLInputElement>): void {
  target.select();
}
