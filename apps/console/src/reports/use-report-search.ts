import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type Change, changed } from '../address/changed.js';
import { type Report, type ReportSearch, REPORTS } from './search.js';

interface ReportAddress {
  readonly report: Report;
  readonly search: ReportSearch;
  readonly change: (change: Change<ReportSearch>) => void;
}

/** What the address of the page says, and the way to change it. */
export function useReportSearch(): ReportAddress {
  const { report } = useParams({ from: '/reports/$report' });
  const search = useSearch({ from: '/reports/$report' });
  const navigate = useNavigate({ from: '/reports/$report' });
  const change = useCallback(
    (what: Change<ReportSearch>) => {
      void navigate({ search: (before) => changed<ReportSearch>(before, what), replace: true });
    },
    [navigate],
  );
  return { report: REPORTS.find((one) => one === report) ?? 'agents', search, change };
}
