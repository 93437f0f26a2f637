import { type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useReportSearch } from '../use-report-search.js';
import { type Column, shownRows } from './rows.js';
import styles from './table.module.css';

/** A column, and how a cell of it looks. */
export interface ShownColumn<R> extends Column<R> {
  readonly isNumber?: boolean;
  readonly cell: (row: R) => ReactNode;
}

interface ReportTableProps<R> {
  readonly label: string;
  readonly columns: readonly ShownColumn<R>[];
  readonly rows: readonly R[];
  readonly keyOf: (row: R) => string;
  /** Several tables of a page are not sorted by the address. */
  readonly isAlone?: boolean;
}

/** A table that is sorted by its heads and narrowed by the text of the page; numbers have bars of their column. */
export function ReportTable<R>({ label, columns, rows, keyOf, isAlone = true }: ReportTableProps<R>) {
  const t = useTranslations('reports');
  const { search, change } = useReportSearch();
  const sort = isAlone ? (search.sort ?? '') : '';
  const shown = shownRows(rows, columns, { sort, find: search.find ?? '' });
  const sorted = sort.replace(/^-/, '');
  const most = Math.max(1, ...shown.map((row) => Number(columns.find(({ key }) => key === sorted)?.value(row) ?? 0)));
  return (
    // It scrolls, so it has to be reached by keys.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroller} tabIndex={0} role="group" aria-label={label}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map(({ key, label: name, isNumber }) => (
              <th
                key={key}
                scope="col"
                data-number={isNumber}
                aria-sort={sorted !== key ? undefined : sort.startsWith('-') ? 'descending' : 'ascending'}
              >
                {isAlone ? (
                  <button
                    onClick={() => {
                      change({ sort: sort === `-${key}` ? key : `-${key}` });
                    }}
                  >
                    {name}
                    {sorted === key && <span aria-hidden>{sort.startsWith('-') ? ' ↓' : ' ↑'}</span>}
                  </button>
                ) : (
                  name
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ key, isNumber, cell, value }) => (
                <td key={key} data-number={isNumber}>
                  {cell(row)}
                  {isNumber && sorted === key && (
                    <i aria-hidden style={{ width: `${(Number(value(row) ?? 0) / most) * 100}%` }} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length === 0 && <p className={styles.none}>{t('none')}</p>}
    </div>
  );
}
