import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { type Parameters } from '../api/address.js';
import { type SlaReport } from '../api/report-answers.js';
import { zoneTime } from '../time/zone-time.js';
import { ReportState } from './report-state.js';
import styles from './reports-page.module.css';
import { ReportTable, type ShownColumn } from './table/report-table.js';
import { useReport } from './use-report.js';

type Row = SlaReport['rows'][number];
const TEXTS = ['requester', 'department', 'agent', 'policy'] as const;
const TIMES = ['started', 'due', 'closed'] as const;
const NUMBERS = ['target_minutes', 'used_minutes', 'overdue_minutes'] as const;
const STATUSES = ['met', 'breached', 'running', 'paused', 'not_applicable'] as const;

/** Targets of service levels, ticket by ticket; the service sorts them, because there may be more than are shown. */
export function SlaTable({ parameters, zone }: { readonly parameters: Parameters; readonly zone: string }) {
  const t = useTranslations('reports');
  const { data, error, refetch } = useReport<SlaReport>('sla', parameters);
  const columns = useColumns(zone);
  if (!data) return <ReportState error={error} onRetry={() => void refetch()} />;
  const { rows, meta } = data;
  return (
    <div className={styles.body}>
      <ReportTable
        label={t('names.sla')}
        columns={columns}
        rows={rows}
        keyOf={({ ticket, type, number }) => `${ticket} ${type} ${number}`}
      />
      <p className={styles.foot}>
        <span className={styles.statuses}>
          {meta.rows > rows.length
            ? t('firstRows', { count: rows.length, all: meta.rows })
            : t('rows', { count: meta.rows })}
          {STATUSES.filter((status) => meta.statuses[status]).map((status) => (
            <span key={status} className={styles.status} data-status={status}>
              {t(`statuses.${status}`)} {meta.statuses[status]}
            </span>
          ))}
        </span>
      </p>
    </div>
  );
}

function useColumns(zone: string): ShownColumn<Row>[] {
  const t = useTranslations('reports');
  const text = (key: (typeof TEXTS)[number] | 'type'): ShownColumn<Row> => ({
    key,
    label: t(`sla.${key}`),
    value: (row) => row[key],
    cell: (row) => (key === 'requester' ? (row.requester_name ?? row.requester) : row[key]),
  });
  const time = (key: (typeof TIMES)[number]): ShownColumn<Row> => ({
    key,
    label: t(`sla.${key}`),
    value: (row) => row[key],
    cell: (row) => {
      const at = row[key];
      if (at === null) return '–';
      const { date, time: clock } = zoneTime(at, zone);
      return `${date} ${clock.slice(0, 5)}`;
    },
  });
  const number = (key: (typeof NUMBERS)[number]): ShownColumn<Row> => ({
    key,
    label: t(`sla.${key}`),
    isNumber: true,
    value: (row) => row[key],
    cell: (row) => row[key] ?? '–',
  });
  const ticket: ShownColumn<Row> = {
    key: 'ticket',
    label: t('sla.ticket'),
    value: (row) => row.ticket,
    cell: (row) => (
      <Link to="/tickets/$ticketId" params={{ ticketId: row.ticket }} preload={false} title={t('evidence')}>
        {row.ticket}
      </Link>
    ),
  };
  const status: ShownColumn<Row> = {
    key: 'status',
    label: t('sla.status'),
    value: (row) => row.status,
    cell: (row) => {
      const known = STATUSES.find((one) => one === row.status);
      return (
        <span className={styles.status} data-status={row.status}>
          {known ? t(`statuses.${known}`) : row.status}
        </span>
      );
    },
  };
  return [ticket, text('type'), status, ...NUMBERS.map(number), ...TIMES.map(time), ...TEXTS.map(text)];
}
