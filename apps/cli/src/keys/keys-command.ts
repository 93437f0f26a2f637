import { type Command, InvalidArgumentError, Option } from 'commander';
import { type ApiKeyRecord, newApiKey, type Role, ROLES, shownPart } from '@docket/access';
import { type CliContext } from '../context.js';
import { table } from '../table.js';

const EXAMPLES = `
Examples:
  $ docket keys create --tenant demo --name "reports" --role analyst
  $ docket keys create --tenant demo --name "shop backend" --role writer
  $ docket keys list
  $ docket keys revoke abcdefghijkl

A key with the role writer adds events through the gateway and reads nothing (an admin may do both); the others read.
A key is shown once, when it is made; Docket keeps only its hash. Keys are published to the control topic and are in
force when ingestion has taken them over.`;

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
    .addOption(waitOption())
    .option('--json', 'print key and record as JSON')
    .action(async ({ tenant, name, role, wait, json }: CreateOptions) => {
      const { withKeyStore } = await import('./open-key-store.js');
      const { text, record } = newApiKey({ tenant, name, roles: role }, new Date());
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
      const all = await withKeyStore(context, (store) => store.list());
      context.out.print(json === true ? JSON.stringify(all.map(shownPart), undefined, 2) : keyTable(all));
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

function keyTable(keys: readonly ApiKeyRecord[]): string {
  return table(
    ['id', 'tenant', 'name', 'roles', 'created', 'revoked'],
    keys.map((key) => [key.id, key.tenant_id, key.name, key.roles.join(' '), key.created_at, key.revoked_at ?? '']),
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
