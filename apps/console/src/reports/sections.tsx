import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { type Parameters } from '../api/address.js';
import { type Section, type SectionsReport } from '../api/report-answers.js';
import { reportTexts } from '../texts/en-reports.js';
import { zoneTime } from '../time/zone-time.js';
import { NumberCell } from './number-cell.js';
import { ReportState } from './report-state.js';
import styles from './reports-page.module.css';
import { ReportTable, type ShownColumn } from './table/report-table.js';
import { useReport } from './use-report.js';
import { WeekMap } from './week-map.js';

type Row = Section['rows'][number];
type SectionName = keyof typeof reportTexts.sections;
type KeyName = keyof typeof reportTexts.keys;

/** Rows of a table; CSV has all of the report. */
const MOST_ROWS = 100;
/** Sections whose actors are agents; others may be anybody. */
const OF_AGENTS: ReadonlySet<SectionName> = new Set(['agents', 'outside_working_hours', 'views_without_action']);

interface SectionsProps {
  readonly report: 'activity' | 'security';
  readonly parameters: Parameters;
  readonly zone: string;
}

/** A report of several tables. */
export function Sections({ report, parameters, zone }: SectionsProps) {
  const t = useTranslations('reports');
  const { data, error, refetch } = useReport<SectionsReport>(report, parameters);
  if (!data) return <ReportState error={error} onRetry={() => void refetch()} />;
  const known = Object.entries(data.sections).filter((entry): entry is [SectionName, Section] =>
    Object.hasOwn(reportTexts.sections, entry[0]),
  );
  return (
    // It scrolls, so it has to be reached by keys.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.sections} tabIndex={0} role="group" aria-label={t(`names.${report}`)}>
      {known.map(([name, section]) => (
        <section key={name} aria-label={t(`sections.${name}`)}>
          <h2>
            {t(`sections.${name}`)}{' '}
            <span>
              {section.complete && (section.rows.length <= MOST_ROWS || name === 'heat_map')
                ? t('rows', { count: section.rows.length })
                : t('incomplete', { count: Math.min(MOST_ROWS, section.rows.length) })}
            </span>
          </h2>
          {name === 'heat_map' ? (
            <WeekMap section={section} />
          ) : (
            <SectionTable name={name} section={section} zone={zone} />
          )}
        </section>
      ))}
    </div>
  );
}

interface SectionTableProps {
  readonly name: SectionName;
  readonly section: Section;
  readonly zone: string;
}

function SectionTable({ name, section, zone }: SectionTableProps) {
  const t = useTranslations('reports');
  const keys = section.keys.map((key, n): ShownColumn<Row> => ({
    key,
    label: Object.hasOwn(reportTexts.keys, key) ? t(`keys.${key as KeyName}`) : key,
    value: (row) => row.keys[n] ?? null,
    cell: (row) => (
      <KeyCell name={OF_AGENTS.has(name) && key === 'actor' ? 'agent' : key} value={row.keys[n] ?? null} />
    ),
  }));
  const count: ShownColumn<Row> = {
    key: 'count',
    label: t('count'),
    isNumber: true,
    value: (row) => row.count,
    cell: (row) => (
      <NumberCell
        text={String(row.count)}
        evidence={section.evidence}
        keys={Object.fromEntries(section.keys.map((key, n) => [key, row.keys[n] ?? null]))}
      />
    ),
  };
  const last: ShownColumn<Row> = {
    key: 'last',
    label: t('last'),
    value: (row) => row.last_at,
    cell: (row) => {
      const { date, time } = zoneTime(row.last_at, zone);
      return `${date} ${time.slice(0, 5)}`;
    },
  };
  return (
    <ReportTable
      label={t(`sections.${name}`)}
      columns={[...keys, count, last]}
      rows={section.rows.slice(0, MOST_ROWS)}
      keyOf={(row) => row.keys.join('\n')}
      isAlone={false}
    />
  );
}

function KeyCell({ name, value }: { readonly name: string; readonly value: string | null }) {
  const t = useTranslations('reports');
  if (value === null || value === '') return t('nothing');
  if (name === 'ticket')
    return (
      <Link to="/tickets/$ticketId" params={{ ticketId: value }} preload={false}>
        {value}
      </Link>
    );
  if (name === 'agent')
    return (
      <Link to="/agents/$agentId" params={{ agentId: value }} preload={false}>
        {value}
      </Link>
    );
  return value;
}
