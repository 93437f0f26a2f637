import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { addressOf, type Parameters } from '../api/address.js';
import { request } from '../api/ask.js';
import { type Report } from './search.js';

/** Saves a report as CSV: asked for with the key, which a plain link could not send. */
export function CsvButton({ report, parameters }: { readonly report: Report; readonly parameters: Parameters }) {
  const t = useTranslations('reports');
  const [failure, setFailure] = useState<string>();
  const save = async () => {
    setFailure(undefined);
    try {
      const response = await request(
        addressOf(`/v1/reports/${report}`, { ...parameters, limit: undefined, format: 'csv' }),
      );
      const url = URL.createObjectURL(await response.blob());
      const link = document.createElement('a');
      link.href = url;
      link.download = `${report}.csv`;
      link.click();
      URL.revokeObjectURL(url);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <>
      <button onClick={() => void save()}>{t('csv')}</button>
      {failure !== undefined && <span role="alert">{t('csvFailed', { detail: failure })}</span>}
    </>
  );
}
