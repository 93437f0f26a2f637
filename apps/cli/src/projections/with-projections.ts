import { connectWriter } from '@docket/clickhouse';
import { loadConfig, operationsConfig } from '@docket/config';
import { AuditTrail } from '@docket/operations';
import { type ProjectionDefinition, readProjections, type ReplayParts } from '@docket/projections';
import { usageError } from '../command-error.js';
import { clickhouseSettings, installedTopics } from '../connections.js';
import { type CliContext } from '../context.js';
import { operatorName } from '../operator-name.js';
import { connectAudit } from '../publish/connect-audit.js';

/** How long a command waits at its end for the audit log, ms. */
const AUDIT_MS = 15_000;

/** Connects to ClickHouse for the time of one piece of work on projections; what is done is told to the audit log. */
export async function withProjections<T>(context: CliContext, work: (parts: ReplayParts) => Promise<T>): Promise<T> {
  const settings = clickhouseSettings(context);
  const writer = connectWriter(settings);
  const { signal } = context;
  const target = { database: settings.database };
  const topic = installedTopics(context).events;
  let failure: unknown;
  const trail = new AuditTrail({
    reader: writer,
    connect: () => connectAudit(context),
    tenantId: loadConfig(operationsConfig, context.environment()).tenantId,
    failed: (error) => {
      failure = error;
    },
  });
  try {
    return await work({ writer, target, topic, owner: operatorName(), signal, noted: trail.noted });
  } finally {
    if (!(await trail.close(AUDIT_MS))) context.out.note(notAudited(failure));
    await writer.close();
  }
}

function notAudited(failure: unknown): string {
  const why = failure instanceof Error ? failure.message : 'Kafka or the registry did not answer in time';
  return `what was done is not in the audit log yet (${why}); the ops worker puts it there as soon as it runs`;
}

/** The projections of these names; all of them without a name. @throws {CommandError} for a name that is none */
export function chosen(names: readonly string[]): ProjectionDefinition[] {
  const all = readProjections();
  const unknown = names.find((name) => !all.some((one) => one.name === name));
  if (unknown !== undefined) {
    throw usageError(`there is no projection ${unknown}; there are ${all.map(({ name }) => name).join(', ')}`);
  }
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
}
