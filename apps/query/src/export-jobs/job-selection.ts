import { columnsOf } from '../exports/columns.js';
import { EXPORT_FILTERS, selectionOf } from '../exports/export-parameters.js';
import { type Selection } from '../exports/selection.js';
import { invalidParameter } from '@docket/http';
import { readParameters } from '../parameters/read-parameters.js';
import { type ExportJob } from './job.js';

/** What an export asks for, of which its state has the words. */
export type Asked = Pick<ExportJob, 'filters' | 'columns' | 'format' | 'order' | 'created_at'>;

/** @throws {Problem} that names what is wrong */
export function selectionOfJob({ filters, columns, format, order, created_at }: Asked): Selection {
  const read = columnsOf(columns);
  if ('fault' in read) throw invalidParameter('columns', read.fault);
  return selectionOf(readParameters(EXPORT_FILTERS, filters, created_at), { format, columns: read, order });
}
