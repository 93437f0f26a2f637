import { Link } from '@tanstack/react-router';
import { useLocale, useTranslations } from 'use-intl';
import { type Parameters } from '../api/address.js';
import { type AgentsReport } from '../api/report-answers.js';
import { figureText } from '../figures/figure.js';
import { columnTexts } from '../texts/en-agent.js';
import { NumberCell } from './number-cell.js';
import { ReportState } from './report-state.js';
import styles from './reports-page.module.css';
import { ReportTable, type ShownColumn } from './table/report-table.js';
import { useReport } from './use-report.js';
import { useReportSearch } from './use-report-search.js';

type Row = AgentsReport['rows'][number];

/** What agents, or departments, did. */
export function AgentsTable({ parameters }: { readonly parameters: Parameters }) {
  const t = useTranslations('reports');
  const { search } = useReportSearch();
  const { data, error, refetch } = useReport<AgentsReport>('agents', parameters);
  const columns = useColumns(data);
  if (!data) return <ReportState error={error} onRetry={() => void refetch()} />;
  return (
    <div className={styles.body}>
      <ReportTable
        label={t('names.agents')}
        columns={columns}
        rows={search.sort === undefined ? [...data.rows].sort(byEvents) : data.rows}
        keyOf={({ key }) => key}
      />
      <How report={data} />
    </div>
  );
}

function byEvents(a: Row, b: Row): number {
  return (b.values['events'] ?? 0) - (a.values['events'] ?? 0);
}

type ColumnName = keyof typeof columnTexts;

function isKnown(column: string): column is ColumnName {
  return column in columnTexts;
}

function useColumns(data: AgentsReport | undefined): ShownColumn<Row>[] {
  const t = useTranslations('reports');
  const names = useTranslations('columns');
  const locale = useLocale();
  const { search } = useReportSearch();
  const isByAgent = search.by !== 'department';
  const key: ShownColumn<Row> = {
    key: 'key',
    label: isByAgent ? t('agent') : t('department'),
    value: (row) => row.key,
    cell: (row) =>
      isByAgent ? (
        <Link to="/agents/$agentId" params={{ agentId: row.key }} preload={false}>
          {row.key}
        </Link>
      ) : (
        row.key
      ),
  };
  const department: ShownColumn<Row> = {
    key: 'department',
    label: t('department'),
    value: (row) => row.department,
    cell: (row) => row.department,
  };
  const numbers = (data?.columns ?? []).map((column): ShownColumn<Row> => ({
    key: column,
    label: isKnown(column) ? names(column) : column,
    isNumber: true,
    value: (row) => row.values[column] ?? null,
    cell: (row) => (
      <>
        <NumberCell
          text={figureText(column, row.values[column] ?? null, locale)}
          evidence={row.values[column] == null ? undefined : data?.evidence.current[column]}
          keys={{ key: row.key }}
        />
        {row.previous && (
          <span className={styles.before}>
            <NumberCell
              text={t('before', { value: figureText(column, row.previous[column] ?? null, locale) })}
              evidence={data?.evidence.previous?.[column]}
              keys={{ key: row.key }}
            />
          </span>
        )}
      </>
    ),
  }));
  return [key, ...(isByAgent ? [department] : []), ...numbers];
}

/** The rules by which numbers follow from their events. */
function How({ report }: { readonly report: AgentsReport }) {
  const t = useTranslations('reports');
  const names = useTranslations('columns');
  const rules = Object.entries(report.evidence.current).filter(([, { rule }]) => rule !== undefined);
  return (
    <details className={styles.how}>
      <summary>
        {t('rows', { count: report.rows.length })} · {t('how')}
      </summary>
      <dl>
        {rules.map(([column, { rule }]) => [
          <dt key={column}>{isKnown(column) ? names(column) : column}</dt>,
          <dd key={`${column}:`}>{rule}</dd>,
        ])}
      </dl>
    </details>
  );
}
