import { useTranslations } from 'use-intl';
import { useMe } from '../session/use-session.js';
import { Notice } from '../shell/notice.js';
import { useZone } from '../shell/use-zone.js';
import { AgentsTable } from './agents-table.js';
import { ReportBar } from './report-bar.js';
import { ReportKeys } from './report-keys.js';
import styles from './reports-page.module.css';
import { type Report } from './search.js';
import { Sections } from './sections.js';
import { SlaTable } from './sla-table.js';
import { type Dates, reportParameters, useDates } from './use-report.js';
import { useReportSearch } from './use-report-search.js';

/** The reports: tables whose numbers lead to the events that they are made of. */
export function ReportsPage() {
  const t = useTranslations('reports');
  const { report, search } = useReportSearch();
  const me = useMe();
  const zone = useZone();
  const may = (right: string) => me?.rights.includes(right) ?? false;
  const isAllowed = may(report === 'security' ? 'security.read' : 'events.analyse');
  const dates = useDates(search, zone, may('events.read'));
  return (
    <main id="main" className={styles.page} aria-busy={me === undefined}>
      <h1 className="unseen">{t(`names.${report}`)}</h1>
      <ReportBar dates={dates} zone={zone} mayAnalyse={may('events.analyse')} maySecurity={may('security.read')} />
      {me && !isAllowed && <Notice title={t('noRight')}>{t('noRightHint')}</Notice>}
      {isAllowed && !dates && <Notice title={t('loading')} />}
      {isAllowed && dates && <ReportBody report={report} dates={dates} zone={zone} />}
      <ReportKeys />
    </main>
  );
}

interface ReportBodyProps {
  readonly report: Report;
  readonly dates: Dates;
  readonly zone: string;
}

function ReportBody({ report, dates, zone }: ReportBodyProps) {
  const { search } = useReportSearch();
  const parameters = reportParameters(report, search, dates, zone);
  if (report === 'agents') return <AgentsTable parameters={parameters} />;
  if (report === 'sla') return <SlaTable parameters={parameters} zone={zone} />;
  return <Sections key={report} report={report} parameters={parameters} zone={zone} />;
}
