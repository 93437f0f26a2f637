import { type ClickHouseReader, connectReader, migrationStatus } from '@docket/clickhouse';
import { clickhouseSettings } from '../connections.js';
import { type CliContext } from '../context.js';
import { checkedSystem, type Finding, ok, problem } from './finding.js';

const ADVICE = 'start it (`docket up` for the local stack), or correct DOCKET_CLICKHOUSE_URL, _USER and _PASSWORD';

/** ClickHouse, and whether its database has the newest schema. */
export async function clickhouseFindings(context: CliContext): Promise<Finding[]> {
  return checkedSystem('ClickHouse', ADVICE, async () => {
    const settings = clickhouseSettings(context);
    const reader = connectReader(settings);
    try {
      await reader.ping();
      return [ok('ClickHouse', settings.url), await migrationFinding(reader, settings.database)];
    } finally {
      await reader.close();
    }
  });
}

async function migrationFinding(reader: ClickHouseReader, database: string): Promise<Finding> {
  const what = `database ${database}`;
  const status = await migrationStatus(reader);
  const of = (state: string) => status.filter((migration) => migration.state === state).map(({ file }) => file);
  const [changed, pending, unknown] = [of('changed'), of('pending'), of('unknown')];
  if (changed.length > 0)
    return problem(
      what,
      `was migrated with other files: ${changed.join(', ')}`,
      'put the files back as they were applied; a change is a new migration',
    );
  if (pending.length > 0)
    return problem(what, `${pending.length} of ${status.length} migrations are missing`, 'run `docket migrate`');
  if (unknown.length > 0)
    return problem(what, `was migrated by a newer release: ${unknown.join(', ')}`, 'update this checkout');
  return ok(what, `${status.length} migrations applied`);
}
