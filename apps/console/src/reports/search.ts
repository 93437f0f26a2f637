import { changed } from '../address/changed.js';
import { type RawSearch, readText, readZone } from '../address/read-text.js';
import { isDate } from '../time/dates.js';

export const REPORTS = ['agents', 'sla', 'activity', 'security'] as const;
export type Report = (typeof REPORTS)[number];

/** All that a report shows, as its address says it. */
export interface ReportSearch {
  /** First and last date, by the clock of `tz`. */
  readonly from?: string;
  readonly until?: string;
  readonly by?: 'department';
  readonly department?: string;
  /** With the period of equal length before it. */
  readonly compare?: 'on';
  /** Column, with `-` in front downwards. */
  readonly sort?: string;
  /** What rows have to contain. */
  readonly find?: string;
  readonly tz?: string;
}

/** Reads an address; what it does not know is left out. */
export function readReportSearch(raw: RawSearch): ReportSearch {
  const date = (name: string) => {
    const text = readText(raw, name);
    return text !== undefined && isDate(text) ? text : undefined;
  };
  return changed<ReportSearch>(
    {},
    {
      ...{ from: date('from'), until: date('until') },
      by: readText(raw, 'by') === 'department' ? 'department' : undefined,
      department: readText(raw, 'department'),
      compare: readText(raw, 'compare') === 'on' ? 'on' : undefined,
      ...{ sort: readText(raw, 'sort'), find: readText(raw, 'find') },
      tz: readZone(raw),
    },
  );
}
