import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { type Evidence } from '../api/report-answers.js';
import { evidenceSearch } from './evidence-search.js';

interface NumberCellProps {
  readonly text: string;
  readonly evidence: Evidence | undefined;
  /** What fills the blanks of the evidence. */
  readonly keys: Readonly<Record<string, string | null>>;
}

/** A number that opens the events that it is made of. */
export function NumberCell({ text, evidence, keys }: NumberCellProps) {
  const t = useTranslations('reports');
  if (evidence === undefined) return text;
  const { query, rule } = evidence;
  return (
    <Link
      to="/events"
      search={evidenceSearch(query, keys)}
      preload={false}
      title={rule === undefined ? t('evidence') : t('evidenceRule', { rule })}
    >
      {text}
    </Link>
  );
}
