import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ProjectionError } from './projection-error.js';
import { problemOfName, PROJECTIONS_DIRECTORY } from './read-definitions.js';

const FILES_OF_NEW: Readonly<Record<string, string>> = {
  'table.sql': `-- Events per tenant and day. Say here what yours is for; this becomes its description.
CREATE TABLE {{table}} {{on_cluster}}
(
    tenant_id LowCardinality(String) COMMENT 'Customer whose help desk it happened in',
    day Date32 COMMENT 'Day (UTC) on which it happened',
    events SimpleAggregateFunction(sum, UInt64) COMMENT 'How many events'
)
ENGINE = {{engine:Aggregating}}
PARTITION BY toYYYYMM(day)
ORDER BY (tenant_id, day)
SETTINGS {{settings}}
`,
  'select.sql': `-- From a batch of events to rows of the table: it sees one batch at a time, in any order.
SELECT
    tenant_id,
    toDate32(occurred_at, 'UTC') AS day,
    count() AS events
FROM {{events}}
WHERE {{included}}
GROUP BY tenant_id, day
`,
  'read.sql': `-- From rows of the table to what readers see.
SELECT tenant_id, day, sum(events) AS events
FROM {{table}}
GROUP BY tenant_id, day
`,
};

/**
 * Makes the folder of a new projection, which keeps all rules and counts events per day.
 * @returns the files
 * @throws {ProjectionError} when the name is none, or there is such a folder
 */
export function createProjection(name: string, directory: string = PROJECTIONS_DIRECTORY): string[] {
  const problem = problemOfName(name);
  if (problem !== undefined) throw new ProjectionError([problem]);
  const folder = path.join(directory, name);
  if (existsSync(folder)) throw new ProjectionError([`${name}: ${folder} is there already`]);
  mkdirSync(folder, { recursive: true });
  return Object.entries(FILES_OF_NEW).map(([file, text]) => {
    const full = path.join(folder, file);
    writeFileSync(full, text);
    return full;
  });
}
