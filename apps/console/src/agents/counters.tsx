import { useLocale, useTranslations } from 'use-intl';
import { figureText } from '../figures/figure.js';
import styles from './counters.module.css';
import { type DayOf, useDayReport } from './use-agent.js';

const SHOWN = [
  'events',
  'tickets',
  'messages',
  'internal_messages',
  'notes',
  'resolved',
  'transfers',
  'first_response_p50_ms',
  'views',
  'viewing_ms',
  'calls',
  'call_ms',
  'online_ms',
  'away_ms',
] as const;
/** What the day itself tells, for those who may not analyse. */
const OF_DAY = ['viewing_ms', 'calls', 'call_ms', 'online_ms', 'away_ms'] as const;

interface CountersProps {
  readonly of: DayOf;
  readonly totals: Readonly<Record<string, number>> | undefined;
  readonly mayAnalyse: boolean;
}

/** The numbers of a day, beside the median of the agents of the department. */
export function Counters({ of, totals, mayAnalyse }: CountersProps) {
  const t = useTranslations('agent');
  const columns = useTranslations('columns');
  const locale = useLocale();
  const { data, error } = useDayReport(of, mayAnalyse);
  const row = data?.rows.find(({ key }) => key === of.id);
  const medians = data?.medians?.[row?.department ?? ''];
  return (
    <section className={styles.counters} aria-label={t('counters')} aria-busy={mayAnalyse && !data && !error}>
      <dl title={medians && t('medianHint', { department: row?.department ?? '' })}>
        {(mayAnalyse ? SHOWN : OF_DAY).map((column) => {
          const value = mayAnalyse ? row?.values[column] : totals?.[column];
          const median = medians?.[column];
          return (
            <div key={column}>
              <dt>{columns(column)}</dt>
              <dd>
                <strong>{value === undefined ? (data ? '0' : '\u00a0') : figureText(column, value, locale)}</strong>
                {mayAnalyse && <Beside {...{ column, value, median, locale }} />}
              </dd>
            </div>
          );
        })}
      </dl>
      {!mayAnalyse && <p>{t('noAnalyse')}</p>}
      {error && <p role="alert">{t('reportFailed', { detail: error.message })}</p>}
    </section>
  );
}

interface BesideProps {
  readonly column: string;
  readonly value: number | null | undefined;
  readonly median: number | null | undefined;
  readonly locale: string;
}

/** The median of the department: in figures, and as a mark on a bar that is the agent's. */
function Beside({ column, value, median, locale }: BesideProps) {
  const t = useTranslations('agent');
  const most = Math.max(value ?? 0, median ?? 0, 1);
  return (
    <>
      <span className={styles.bar} aria-hidden>
        <i style={{ width: `${((value ?? 0) / most) * 100}%` }} />
        {median != null && <b style={{ left: `${(median / most) * 100}%` }} />}
      </span>
      <span className={styles.median}>
        {median === undefined ? '\u00a0' : t('median', { value: figureText(column, median, locale) })}
      </span>
    </>
  );
}
