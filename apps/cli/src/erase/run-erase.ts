import { randomUUID } from 'node:crypto';
import { connectWriter } from '@docket/clickhouse';
import { countEvents, rejectionsNaming, type Subject, subjectKey, ticketsOf } from '@docket/erasure';
import { CommandError, usageError } from '../command-error.js';
import { clickhouseSettings } from '../connections.js';
import { type CliContext } from '../context.js';
import { withControlStore } from '../control/with-control-store.js';
import { withLedger } from '../ingest/with-ledger.js';
import { userName } from '../operator-name.js';
import { publishAudit } from '../publish/publish-audit.js';
import { Erasing } from './erasing.js';
import { legalHolds, refuseHeld } from './legal-holds.js';
import { withoutErased } from './without-erased.js';

/** The options of `docket erase`. */
export interface EraseOptions {
  readonly tenant?: string;
  readonly reason?: string;
  readonly withTickets?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** What is to be erased. */
interface Plan {
  readonly tenant: string;
  readonly subjects: readonly Subject[];
  readonly events: number;
}

/** Erases, or says what would be. @throws {CommandError} when a legal hold forbids it */
export async function runErase(given: readonly Subject[], options: EraseOptions, context: CliContext): Promise<void> {
  const { tenant = '', reason = '', json = false } = options;
  if (given.length === 0) throw usageError('whose events? Name a subject, such as contact:77');
  if (tenant === '') throw usageError('--tenant is missing: ids are known within a tenant');
  if (reason === '') throw usageError('--reason is missing: it is what the audit log keeps of this');
  const plan = await planOf(tenant, given, options, context);
  await refuseIfHeld(plan, reason, context);
  if (options.yes !== true) {
    print(context, json, { ...shown(plan), erased: false }, [`${tenant}: ${count(plan.events)} would be erased`]);
    context.out.note('Nothing was changed. To erase them for good: the same with --yes');
    return;
  }
  const request = randomUUID();
  await erase(plan, { request, reason }, context);
  print(context, json, { ...shown(plan), request, erased: true }, [
    `${tenant}: ${count(plan.events)} erased, for good`,
  ]);
}

async function planOf(
  tenant: string,
  given: readonly Subject[],
  { withTickets }: EraseOptions,
  context: CliContext,
): Promise<Plan> {
  const writer = connectWriter(clickhouseSettings(context));
  try {
    const tickets = withTickets === true ? await ticketsOf(writer, { tenant, subjects: given }) : [];
    const subjects = [...given, ...tickets];
    const rejections = await rejectionsNaming(writer, { tenant, subjects: given });
    if (rejections > 0) {
      context.out.note(
        `${rejections} rejected records of ${tenant} have one of these ids somewhere in their bytes; only those with its key ` +
          'are erased. Look at them: docket rejections list',
      );
    }
    if (tickets.length > 0) context.out.note(`with ${tickets.length} tickets`);
    return { tenant, subjects, events: await countEvents(writer, { tenant, subjects }) };
  } finally {
    await writer.close();
  }
}

async function refuseIfHeld(plan: Plan, reason: string, context: CliContext): Promise<void> {
  try {
    await withControlStore(context, async (control) => refuseHeld(plan, await legalHolds(control), context));
  } catch (error) {
    if (error instanceof CommandError) await publishErased(plan, { reason, outcome: 'DENIED' }, context);
    throw error;
  }
}

/** Publishes what is erased, waits until everything up to there is in the tables, and deletes it. */
async function erase(
  plan: Plan,
  { request, reason }: { readonly request: string; readonly reason: string },
  context: CliContext,
): Promise<void> {
  const by = userName();
  await withControlStore(context, async (control) => {
    await withLedger(context, async (access) => {
      const writer = connectWriter(clickhouseSettings(context));
      try {
        const note = (what: string): void => {
          context.out.note(what);
        };
        const erasing = new Erasing({ access, control, writer, signal: context.signal, note }, plan);
        const records = await erasing.publish({ request, reason, by });
        await erasing.untilIngested();
        await erasing.delete();
        await withoutErased(request, context);
        await erasing.done(records);
      } finally {
        await writer.close();
      }
    });
  });
  await publishErased(plan, { reason, outcome: 'SUCCESS', request }, context);
}

async function publishErased(
  { tenant, subjects, events }: Plan,
  { request, ...rest }: { reason: string; outcome: 'SUCCESS' | 'DENIED'; request?: string },
  context: CliContext,
): Promise<void> {
  const details = {
    subject_keys: subjects.map((subject) => subjectKey(tenant, subject)),
    subject_types: subjects.map(({ type }) => type.toLowerCase()),
    event_count: events,
  };
  await publishAudit(context, 'audit.erased', { tenant_id: tenant, request_id: request, ...rest, details });
}

/** Field names of the JSON output; kept stable. */
function shown({ tenant, subjects, events }: Plan): Record<string, unknown> {
  return { tenant_id: tenant, subjects: subjects.length, events };
}

function print(context: CliContext, json: boolean, value: unknown, lines: readonly string[]): void {
  if (json) context.out.print(JSON.stringify(value));
  else for (const line of lines) context.out.print(line);
}

function count(events: number): string {
  return `${events.toLocaleString('en')} event${events === 1 ? '' : 's'}`;
}
