import { connectReader } from '@docket/clickhouse';
import { filterParams, listQuery, originText, type RejectionFilter, type RejectionHead } from '@docket/rejections';
import { clickhouseSettings, installedTopics } from '../connections.js';
import { type CliContext } from '../context.js';
import { table } from '../table.js';

/** The options of `docket rejections list`. */
export interface ListOptions extends RejectionFilter {
  readonly limit: number;
  readonly json?: boolean;
}

const ERROR_CHARACTERS = 80;

/** Prints rejections, newest first. */
export async function listRejections(options: ListOptions, context: CliContext): Promise<void> {
  const { out } = context;
  const reader = connectReader(clickhouseSettings(context));
  try {
    const { events } = installedTopics(context);
    const found = await reader.query(listQuery, { ...filterParams(events, options), limit: options.limit });
    if (options.json === true) {
      for (const row of found) out.print(JSON.stringify({ origin: originText(row), ...row }));
      return;
    }
    if (found.length === 0) out.note('no rejections');
    else
      out.print(
        table(['origin', 'appended', 'reason', 'field', 'tenant', 'schema', 'producer', 'error'], found.map(cells)),
      );
    if (found.length === options.limit) out.note(`only the newest ${options.limit} are shown; --limit shows more`);
  } finally {
    await reader.close();
  }
}

function cells(row: RejectionHead): string[] {
  const { appended_at, reason, field, tenant_id, schema_id, producer_service, error } = row;
  const shownError = error.length > ERROR_CHARACTERS ? `${error.slice(0, ERROR_CHARACTERS - 1)}…` : error;
  const schema = schema_id === 0 ? '' : String(schema_id);
  return [originText(row), appended_at, reason, field, tenant_id, schema, producer_service, shownError];
}
