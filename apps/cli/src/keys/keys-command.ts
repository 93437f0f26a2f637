import { type Command, InvalidArgumentError, Option } from 'commander';
import { type ApiKeyRecord, limitProblem, newApiKey, type Role, ROLE_DOCS, ROLES, shownPart } from '@docket/access';
import { usageError } from '../command-error.js';
import { type CliContext } from '../context.js';
import { table } from '../table.js';
import { expiryOption } from './expiry-option.js';

const EXAMPLES = `
Examples:
  $ docket keys create --tenant demo --name "reports" --role analyst
  $ docket keys create --tenant demo --name "shop backend" --role writer
  $ docket keys create --tenant demo --name "team lead" --role viewer --department support --expires 90d
  $ docket keys list
  $ docket keys revoke abcdefghijkl

Roles:
${ROLES.map((role) => `  ${role.padEnd(9)} ${ROLE_DOCS[role]}`).join('\n')}

With --department a viewer or analyst sees events of these departments alone. A key is shown once, when it is made;
Docket keeps only its hash. Keys are published to the control topic and are in force when ingestion has taken them over.`;

/** `docket keys`: who may read through the query service, and write through the gateway. */
export function registerKeysCommand(program: Command, context: CliContext): void {
  const keys = program
    .command('keys')
    .description('API keys of the query service and of the gateway')
    .addHelpText('after', EXAMPLES);
  registerCreate(keys, context);
  registerList(keys, context);
  registerRevoke(keys, context);
}

interface CreateOptions {
  readonly tenant: string;
  readonly name: string;
  readonly role: Role[];
  readonly expires?: Date;
  readonly department?: string[];
  readonly wait: number;
  readonly json?: boolean;
}

function registerCreate(keys: Command, context: CliContext): void {
  keys
    .command('create')
    .description('make a key and print it, once')
    .requiredOption('-t, --tenant <id>', 'the tenant whose events it may read or add', notEmpty)
    .requiredOption('-n, --name <name>', 'what it is for', notEmpty)
    .addOption(new Option('-r, --role <role...>', 'what it may do').choices(ROLES).default(['analyst']))
    .addOption(
      new Option(
        '-e, --expires <when>',
        'until when it holds: a day, a time with its zone, or a number of days as 90d',
      ).argParser((text) => expiryOption(text, new Date())),
    )
    .option('-d, --department <id...>', 'limit it to events of these departments')
    .addOption(waitOption())
    .option('--json', 'print key and record as JSON')
    .action(async ({ tenant, name, role, expires, department, wait, json }: CreateOptions) => {
      const problem = department && limitProblem(role);
      if (problem !== undefined) throw usageError(`--department: ${problem}`);
      const { withKeyStore } = await import('./open-key-store.js');
      const owner = { tenant, name, roles: role, expires, departments: department };
      const { text, record } = newApiKey(owner, new Date());
      await withKeyStore(context, (store) => store.put(record, wait));
      if (json !== true) context.out.note(`Key ${record.id} for tenant ${tenant}, in force now. Shown only this once:`);
      context.out.print(json === true ? JSON.stringify({ key: text, ...shownPart(record) }, undefined, 2) : text);
    });
}

function registerList(keys: Command, context: CliContext): void {
  keys
    .command('list')
    .description('all keys, without their secrets')
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const { withKeyStore } = await import('./open-key-store.js');
      const [all, used] = await withKeyStore(context, (store) => Promise.all([store.list(), store.lastUsed()]));
      const shown = all.map((key) => ({ ...shownPart(key), last_used_at: used.get(key.id) }));
      context.out.print(json === true ? JSON.stringify(shown, undefined, 2) : keyTable(shown));
    });
}

function registerRevoke(keys: Command, context: CliContext): void {
  keys
    .command('revoke')
    .argument('<id>', 'id of the key: the part of its text between the underscores')
    .description('take a key out of force')
    .addOption(waitOption())
    .action(async (id: string, { wait }: { wait: number }) => {
      const { withKeyStore } = await import('./open-key-store.js');
      const revoked = await withKeyStore(context, (store) => store.revoke(id, new Date(), wait));
      context.out.print(`key ${revoked.id} (${revoked.name}) is revoked`);
    });
}

function waitOption(): Option {
  const option = new Option('--wait <seconds>', 'how long to wait until ingestion has taken it over');
  return option.default(20).argParser(seconds);
}

function keyTable(
  keys: readonly (Omit<ApiKeyRecord, 'hash'> & { readonly last_used_at: string | undefined })[],
): string {
  return table(
    ['id', 'tenant', 'name', 'roles', 'departments', 'created', 'expires', 'last used', 'revoked'],
    keys.map((key) => [
      key.id,
      key.tenant_id,
      key.name,
      key.roles.join(' '),
      key.departments?.join(' ') ?? '',
      key.created_at,
      key.expires_at ?? '',
      key.last_used_at ?? '',
      key.revoked_at ?? '',
    ]),
  );
}

function notEmpty(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('must not be empty');
  return value;
}

function seconds(text: string): number {
  const number = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && number <= 3_600) return number;
  throw new InvalidArgumentError('must be a number of seconds, at most 3600');
}
