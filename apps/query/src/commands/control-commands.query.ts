import { z } from 'zod';
import { defineQuery, rowType } from '@docket/clickhouse';
import { COMMAND_KIND, OUTCOME_KIND } from '@docket/projections';

/** Commands that are looked at, at most, with what became of them; the oldest are left out. */
const RECORDS = 20_000;

/** The newest state of commands and of what became of them, the newest first. @param id only this one; all of them without */
export const controlCommandsQuery = defineQuery({
  name: 'control_commands',
  sql: ({ id }: { id: string }) =>
    `SELECT kind, argMax(control_state.value, version) AS newest FROM control_state
WHERE kind IN ('${COMMAND_KIND}', '${OUTCOME_KIND}')${id === '' ? '' : ' AND id = {id: String}'}
GROUP BY kind, id ORDER BY max(version) DESC LIMIT ${RECORDS}`,
  params: z.object({ id: z.string() }),
  row: z.object({ kind: rowType.string, newest: rowType.string }),
});
