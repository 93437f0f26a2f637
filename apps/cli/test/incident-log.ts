import { readFileSync } from 'node:fs';

/** What the source says of an incident in its last row. */
export interface Incident {
  readonly reassignments: number;
  readonly reopenings: number;
  /** TRUE or FALSE. */
  readonly madeSla: string;
}

/** The counters that the ServiceNow instance kept itself, read without any code of Docket: the file has no quotes, so lines split at commas. */
export function incidentsOf(file: string): Map<string, Incident> {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const names = header.split(',');
  const rows = lines.map((line, order) => {
    const values = line.split(',');
    const get = (name: string): string => values[names.indexOf(name)] ?? '';
    const [day, month, year, hour, minute] = get('sys_updated_at').split(/[- :]/);
    return { get, at: `${year}-${month}-${day}T${hour}:${minute}`, modified: Number(get('sys_mod_count')), order };
  });
  rows.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.modified - b.modified || a.order - b.order));
  return new Map(
    rows.map(({ get }) => [
      get('number'),
      {
        reassignments: Number(get('reassignment_count')),
        reopenings: Number(get('reopen_count')),
        madeSla: get('made_sla'),
      },
    ]),
  );
}
