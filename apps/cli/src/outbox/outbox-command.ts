import { type Command, InvalidArgumentError } from 'commander';
import { usageError } from '../command-error.js';
import { type CliContext } from '../context.js';
import { plainText, table } from '../table.js';

const EXAMPLES = `
Examples:
  $ docket outbox sql | psql "$DATABASE_URL"    make the tables; doing it again changes nothing
  $ docket outbox status
  $ docket outbox list                          events that fit no schema, and why
  $ docket outbox retry --all                   once the schema is registered, or the event corrected

All but sql need DOCKET_OUTBOX_DATABASE_URL; DOCKET_OUTBOX_TABLE names another table than docket_outbox. See docs/outbox.md.`;

/** `docket outbox`: events that services write in their own PostgreSQL transactions. */
export function registerOutboxCommand(program: Command, context: CliContext): void {
  const outbox = program
    .command('outbox')
    .description('the transactional outbox of services with PostgreSQL')
    .addHelpText('after', EXAMPLES);
  registerSql(outbox, context);
  registerStatus(outbox, context);
  registerList(outbox, context);
  registerRetry(outbox, context);
  registerDiscard(outbox, context);
}

function registerSql(outbox: Command, context: CliContext): void {
  outbox
    .command('sql')
    .description('print what makes the tables of an outbox')
    .option('--table <name>', 'name or schema.name (default: DOCKET_OUTBOX_TABLE, else docket_outbox)')
    .action(async ({ table: name }: { table?: string }) => {
      const { outboxSql, DEFAULT_TABLE } = await import('@docket/sdk/outbox');
      context.out.print(outboxSql({ table: name ?? context.environment()['DOCKET_OUTBOX_TABLE'] ?? DEFAULT_TABLE }));
    });
}

function registerStatus(outbox: Command, context: CliContext): void {
  outbox
    .command('status')
    .description('how many events wait, for how long, and how many were set aside')
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const { withOutbox } = await import('./with-outbox.js');
      const { COUNTED_TO, outboxStatus } = await import('@docket/sdk/outbox');
      const status = await withOutbox(context, ({ connection, table: name }) =>
        outboxStatus(connection, { table: name }),
      );
      if (json === true) {
        context.out.print(JSON.stringify(status, undefined, 2));
        return;
      }
      const counted = (count: number): string => (count >= COUNTED_TO ? `${COUNTED_TO} or more` : String(count));
      context.out.print(`${counted(status.waiting)} waiting, the oldest for ${status.oldestSeconds.toFixed(1)} s`);
      context.out.print(`${counted(status.setAside)} set aside`);
    });
}

interface ListOptions {
  readonly limit: number;
  readonly json?: boolean;
}

function registerList(outbox: Command, context: CliContext): void {
  outbox
    .command('list')
    .description('events that were set aside, oldest first')
    .option('--limit <count>', 'most of them', count, 100)
    .option('--json', 'as JSON lines, with the events themselves')
    .action(async ({ limit, json }: ListOptions) => {
      const { withOutbox } = await import('./with-outbox.js');
      const { listSetAside } = await import('@docket/sdk/outbox');
      const events = await withOutbox(context, ({ connection, table: name }) =>
        listSetAside(connection, { table: name, limit }),
      );
      if (json === true) {
        for (const { event, ...rest } of events)
          context.out.print(JSON.stringify({ ...rest, event: JSON.parse(event) as unknown }));
        return;
      }
      const rows = events.map(({ event_id, action, set_aside_at, reason }) => {
        return [event_id, action, set_aside_at.toISOString(), plainText(reason)];
      });
      context.out.print(table(['event id', 'action', 'set aside', 'reason'], rows));
    });
}

interface ChoiceOptions {
  readonly all?: boolean;
}

function registerRetry(outbox: Command, context: CliContext): void {
  outbox
    .command('retry')
    .argument('[event-id...]', 'those to try again', eventIds)
    .description('put events that were set aside back among those that wait')
    .option('--all', 'all of them')
    .action(async (ids: string[], options: ChoiceOptions) => {
      const choice = choiceOf(ids, options);
      const { withOutbox } = await import('./with-outbox.js');
      const { retrySetAside } = await import('@docket/sdk/outbox');
      const retried = await withOutbox(context, ({ connection, table: name }) =>
        retrySetAside(connection, { table: name, ...choice }),
      );
      context.out.print(`${retried} put back`);
    });
}

function registerDiscard(outbox: Command, context: CliContext): void {
  outbox
    .command('discard')
    .argument('[event-id...]', 'those to delete', eventIds)
    .description('delete events that were set aside, for good: they will never be in the audit log')
    .option('--all', 'all of them')
    .action(async (ids: string[], options: ChoiceOptions) => {
      const choice = choiceOf(ids, options);
      const { withOutbox } = await import('./with-outbox.js');
      const { discardSetAside } = await import('@docket/sdk/outbox');
      const discarded = await withOutbox(context, ({ connection, table: name }) =>
        discardSetAside(connection, { table: name, ...choice }),
      );
      context.out.print(`${discarded} deleted`);
    });
}

function choiceOf(ids: string[], { all }: ChoiceOptions): { eventIds?: string[] } {
  if (all === true && ids.length > 0) throw usageError('give ids of events or --all, not both');
  if (all !== true && ids.length === 0)
    throw usageError('give ids of events, or --all; `docket outbox list` shows them');
  return all === true ? {} : { eventIds: ids };
}

function eventIds(id: string, before: string[] = []): string[] {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return [...before, id];
  throw new InvalidArgumentError('must be the UUID of an event');
}

function count(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= 100_000) return number;
  throw new InvalidArgumentError('must be a whole number from 1 to 100000');
}
