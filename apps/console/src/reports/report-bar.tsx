import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { CopyButton } from '../shell/copy-button.js';
import { isDate } from '../time/dates.js';
import { CsvButton } from './csv-button.js';
import styles from './reports-page.module.css';
import { REPORTS } from './search.js';
import { type Dates, reportParameters, useDepartments } from './use-report.js';
import { useReportSearch } from './use-report-search.js';

interface ReportBarProps {
  readonly dates: Dates | undefined;
  readonly zone: string;
  readonly mayAnalyse: boolean;
  readonly maySecurity: boolean;
}

/** Which report, of which time, of whom. */
export function ReportBar({ dates, zone, mayAnalyse, maySecurity }: ReportBarProps) {
  const t = useTranslations('reports');
  const { report, search, change } = useReportSearch();
  const { from, until } = dates ?? { from: '', until: '' };
  return (
    <div className={styles.bar}>
      <nav aria-label={t('label')} className={styles.names}>
        {REPORTS.filter((one) => (one === 'security' ? maySecurity : mayAnalyse)).map((one) => (
          <Link
            key={one}
            to="/reports/$report"
            params={{ report: one }}
            search={({ from: first, until: last }) => ({ ...(first && { from: first }), ...(last && { until: last }) })}
            activeOptions={{ includeSearch: false }}
          >
            {t(`names.${one}`)}
          </Link>
        ))}
      </nav>
      {(['from', 'until'] as const).map((name) => (
        <label key={name}>
          {t(name)}
          <input
            type="date"
            required
            value={name === 'from' ? from : until}
            onChange={({ target }) => {
              if (isDate(target.value)) change({ from, until, [name]: target.value });
            }}
          />
        </label>
      ))}
      {(report === 'agents' || report === 'sla') && <Scope enabled={mayAnalyse} />}
      <input
        id="find"
        className={styles.find}
        type="search"
        aria-label={t('find')}
        placeholder={t('find')}
        value={search.find ?? ''}
        onChange={({ target }) => {
          change({ find: target.value === '' ? undefined : target.value });
        }}
      />
      <div className={styles.end}>
        <CopyButton text={() => location.href}>{t('copyLink')}</CopyButton>
        {dates && <CsvButton report={report} parameters={reportParameters(report, search, dates, zone)} />}
      </div>
    </div>
  );
}

function Scope({ enabled }: { readonly enabled: boolean }) {
  const t = useTranslations('reports');
  const { report, search, change } = useReportSearch();
  const departments = useDepartments(enabled);
  return (
    <>
      <select
        aria-label={t('department')}
        value={search.department ?? ''}
        onChange={({ target }) => {
          change({ department: target.value === '' ? undefined : target.value });
        }}
      >
        <option value="">{t('anyDepartment')}</option>
        {[...new Set([...departments, ...(search.department === undefined ? [] : [search.department])])].map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
      {report === 'agents' && (
        <>
          <select
            aria-label={t('by')}
            value={search.by ?? 'agent'}
            onChange={({ target }) => {
              change({ by: target.value === 'department' ? 'department' : undefined });
            }}
          >
            <option value="agent">{t('agent')}</option>
            <option value="department">{t('department')}</option>
          </select>
          <label>
            <input
              type="checkbox"
              checked={search.compare === 'on'}
              onChange={({ target }) => {
                change({ compare: target.checked ? 'on' : undefined });
              }}
            />
            {t('compare')}
          </label>
        </>
      )}
    </>
  );
}
