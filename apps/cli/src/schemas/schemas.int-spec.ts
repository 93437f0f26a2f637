import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RegistryRefusedError, SchemaRegistry } from '@docket/avro';
import { ACTION_SCHEMAS, ACTIONS, subjectOf, type AvroRecord } from '@docket/events';
import { testStack, uniqueName } from '@docket/testing';
import { Command } from 'commander';
import { capturingContext } from '../../test/capturing-context.js';
import { CHANGES } from '../../test/schemas/changes.js';
import { WORKSPACE_ROOT } from '../workspace.js';
import { registerSchemasCommands } from './commands.js';
import { evolutionInRegistry } from './evolution.js';
import { listSchemas } from './list.js';
import { registerSchemas, type Registration } from './register.js';

let registry: SchemaRegistry;
let folder: string;
beforeAll(() => {
  registry = new SchemaRegistry({ url: testStack().registryUrl });
  folder = mkdtempSync(path.join(os.tmpdir(), 'docket-schemas-'));
  cpSync(path.join(WORKSPACE_ROOT, 'schemas'), folder, { recursive: true });
});
afterAll(() => {
  registry.close();
  rmSync(folder, { recursive: true });
});

async function registerAll(topic: string): Promise<Registration[]> {
  const done: Registration[] = [];
  for await (const registration of registerSchemas(folder, registry, topic)) done.push(registration);
  return done;
}

/** Runs `docket schemas …` and gives what it printed; throws as the command does. */
async function docket(...args: string[]): Promise<string[]> {
  const { context, printed } = capturingContext({ DOCKET_REGISTRY_URL: testStack().registryUrl });
  const program = new Command().exitOverride();
  registerSchemasCommands(program, context);
  await program.parseAsync(['schemas', ...args], { from: 'user' });
  return printed;
}

/** Edits a schema file for the time of some work. */
async function withEdited(file: string, from: string, to: string, work: () => Promise<void>): Promise<void> {
  const full = path.join(folder, file);
  const text = readFileSync(full, 'utf8');
  expect(text).toContain(from);
  writeFileSync(full, text.replace(from, to));
  try {
    await work();
  } finally {
    writeFileSync(full, text);
  }
}

const RANKED = 'docket/events/TicketRanked.avsc';
const RATING = '"name": "rating",\n      "type": "double"';

describe('docket schemas on a real registry', () => {
  const topic = uniqueName('schemas');
  const ranked = subjectOf(topic, 'docket.events.TicketRanked');

  it('registers every action, the level included; again changes nothing', async () => {
    const first = await registerAll(topic);
    expect(first.map(({ action, state }) => [action, state])).toEqual(ACTIONS.map((action) => [action, 'new']));
    expect(await registry.compatibility(ranked)).toBe('BACKWARD_TRANSITIVE');
    expect(await registerAll(topic)).toEqual(first.map((done) => ({ ...done, state: 'unchanged' })));
    expect(await registry.versions(ranked)).toHaveLength(1);
    for (const { action, id } of first)
      expect(await registry.schemaById(id)).toEqual(ACTION_SCHEMAS[action as 'user.logged_in']);
  });

  it('refuses a breaking change with the field named, and registers nothing', async () => {
    await withEdited(RANKED, RATING, RATING.replace('double', 'long'), async () => {
      await expect(registerAll(topic)).rejects.toThrow(
        'nothing was registered:\n  ticket.ranked: field rating: was double, is now long: old events could not be read (version 1 in the registry)',
      );
      expect(await registry.versions(ranked)).toHaveLength(1);
      const schema = JSON.parse(
        JSON.stringify(ACTION_SCHEMAS['ticket.ranked']).replace(
          '"name":"rating","type":"double"',
          '"name":"rating","type":"long"',
        ),
      ) as AvroRecord;
      await expect(registry.register(ranked, schema)).rejects.toThrow(RegistryRefusedError);
      await expect(docket('check', '--dir', folder, '--topic', topic)).rejects.toMatchObject({ exitCode: 1 });
    });
  });

  it('checks and lists through the command line', async () => {
    expect(await docket('check', '--dir', folder, '--topic', topic)).toEqual([
      expect.stringMatching(/^rules: ok, \d+ actions in \d+ files$/),
      'since the last commit: skipped: not in a git work tree',
      `registry: ok, ${ACTIONS.length} actions compared`,
    ]);
    const lines = await docket('list', '--dir', folder, '--topic', topic);
    expect(lines).toHaveLength(ACTIONS.length);
    expect(lines.join('\n')).toMatch(new RegExp(`ticket\\.ranked +registered +version 1, id \\d+ +${ranked}`));
    expect(JSON.parse((await docket('show', 'ticket.ranked', '--dir', folder)).join(''))).toEqual(
      ACTION_SCHEMAS['ticket.ranked'],
    );
    await expect(docket('show', 'ticket.none', '--dir', folder)).rejects.toMatchObject({ exitCode: 2 });
    expect((await docket('register', '--dir', folder, '--topic', topic))[0]).toMatch(
      /^audit\.configured: id \d+, unchanged$/,
    );
  });

  it('takes a new action as one file, and a compatible change as a new version', async () => {
    mkdirSync(path.join(folder, 'acme'));
    const moved = {
      type: 'record',
      name: 'AssetMoved',
      namespace: 'acme',
      doc: 'Moved.',
      fields: [{ name: 'envelope', type: 'docket.Envelope', doc: 'Envelope.' }],
    };
    writeFileSync(path.join(folder, 'acme/AssetMoved.avsc'), JSON.stringify(moved));
    const added =
      '{ "name": "season", "type": ["null", "string"], "default": null, "doc": "S." }, {\n      "name": "agent_id"';
    await withEdited(RANKED, '{\n      "name": "agent_id"', added, async () => {
      const listed = await listSchemas(folder, registry, topic);
      expect(listed.filter(({ state }) => state !== 'registered').map(({ action, state }) => [action, state])).toEqual([
        ['asset.moved', 'not registered'],
        ['ticket.ranked', 'changed'],
      ]);
      const changed = (await registerAll(topic)).filter(({ state }) => state !== 'unchanged');
      expect(changed.map(({ action, state }) => [action, state])).toEqual([
        ['asset.moved', 'new'],
        ['ticket.ranked', 'new version'],
      ]);
    });
    rmSync(path.join(folder, 'acme'), { recursive: true });
    const listed = await listSchemas(folder, registry, topic);
    expect(listed.find(({ action }) => action === 'asset.moved')?.state).toBe('only in the registry');
  });
});

describe('compatibility with all versions', () => {
  it('names the version and the field, although the newest version alone would allow the change', async () => {
    const topic = uniqueName('schemas');
    const record = (...fields: AvroRecord['fields']): AvroRecord => ({
      type: 'record',
      name: 'TestGrown',
      namespace: 'docket.test',
      fields,
    });
    const versions = [record({ name: 'a', type: 'int' }), record(), record({ name: 'a', type: 'string', default: '' })];
    const action = { action: 'test.grown', fullName: 'docket.test.TestGrown', path: 'x' };
    const subject = subjectOf(topic, action.fullName);
    for (const schema of versions.slice(0, 2)) await registry.register(subject, schema);
    const { breaks } = await evolutionInRegistry([{ ...action, schema: versions[2] as AvroRecord }], registry, topic);
    expect(breaks).toEqual([
      {
        action: 'test.grown',
        path: 'a',
        message: 'was int, is now string: old events could not be read (version 1 in the registry)',
      },
    ]);
  });
});

describe("Docket's checker and the registry's", () => {
  it.each(CHANGES.map((change) => [change.name, change] as const))(
    'agree on: %s',
    async (_name, { older, newer, breaks, stricter }) => {
      const subject = uniqueName('change');
      await registry.register(subject, older);
      await registry.setCompatibility(subject, 'BACKWARD_TRANSITIVE');
      const { compatible } = await registry.check(subject, newer);
      expect(compatible).toBe(breaks.length === 0 || stricter === true);
    },
  );
});
