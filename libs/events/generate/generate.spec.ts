import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { generate, staleFiles } from './generate.js';

const root = path.resolve(import.meta.dirname, '../../..');
// Formats and compiles the whole contract several times.
jest.setTimeout(60_000);

const script = path.join(root, 'infra/dev/generate-contract.mjs');

describe('generated files of this repository', () => {
  it('are what the schemas say; else run `npm run generate`', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});

describe('generate', () => {
  let copy: string;
  beforeAll(() => {
    copy = mkdtempSync(path.join(os.tmpdir(), 'docket-generate-'));
    cpSync(path.join(root, 'schemas'), path.join(copy, 'schemas'), { recursive: true });
    mkdirSync(path.join(copy, 'docs'));
  });
  afterAll(() => {
    rmSync(copy, { recursive: true });
  });
  const text = (file: string) => readFileSync(path.join(copy, file), 'utf8');

  it('takes an action of another namespace from one file, with its types, and names what is stale', async () => {
    expect((await generate(copy)).every((file) => file.state === 'missing')).toBe(true);
    expect(await staleFiles(copy)).toEqual([]);

    mkdirSync(path.join(copy, 'schemas/acme'));
    writeFileSync(path.join(copy, 'schemas/acme/AssetMoved.avsc'), JSON.stringify(ASSET_MOVED));
    expect(await staleFiles(copy)).toEqual([
      { path: 'libs/events/src/generated/types/acme.assets.ts', state: 'missing' },
      { path: 'libs/events/src/generated/actions/acme.assets.asset.ts', state: 'missing' },
      { path: 'libs/events/src/generated/index.ts', state: 'different' },
      { path: 'libs/events/src/generated/sources.ts', state: 'different' },
      { path: 'docs/actions.md', state: 'different' },
      { path: 'docs/personal-data.md', state: 'different' },
    ]);
    await generate(copy);
    expect(text('libs/events/src/generated/index.ts')).toContain(
      "readonly 'asset.moved': acme_assets_asset.AssetMoved;",
    );
    const fields = text('libs/events/src/generated/actions/acme.assets.asset.ts');
    expect(fields).toContain("import type * as acme_assets from '../types/acme.assets.js';");
    expect(fields).toContain('readonly places: readonly acme_assets.Place[];');
    expect(fields).toContain('readonly direction?: docket.Direction | null | undefined;');
    expect(fields).toContain('readonly digest?: acme_assets.Digest | null | undefined;');
    expect(text('docs/personal-data.md')).toMatch(/`acme\.assets\.Place` +\| `address`/);
  });

  it('compiles, and lets nothing out of a doc comment or a name', () => {
    const main = path.join(copy, 'libs/events/src');
    for (const file of ['contract', 'avro-schema.ts', 'contract-error.ts', 'naming.ts']) {
      cpSync(path.join(root, 'libs/events/src', file), path.join(main, file), { recursive: true });
    }
    const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
    const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2023'];
    const files = ['index.ts', 'sources.ts'].map((name) => path.join(main, 'generated', name));
    writeFileSync(path.join(copy, 'package.json'), '{"type":"module"}');
    expect(spawnSync(process.execPath, [tsc, ...options, ...files], { encoding: 'utf8', cwd: copy }).stdout).toBe('');
  });

  it('takes away what is left over', async () => {
    rmSync(path.join(copy, 'schemas/acme'), { recursive: true });
    const stale = await staleFiles(copy);
    expect(stale).toContainEqual({ path: 'libs/events/src/generated/types/acme.assets.ts', state: 'left over' });
    await generate(copy);
    expect(await staleFiles(copy)).toEqual([]);
  });

  it('refuses a name that is no identifier', async () => {
    const file = path.join(copy, 'schemas/Bad.avsc');
    const bad = { ...ASSET_MOVED, fields: [...ASSET_MOVED.fields, { name: 'x: string } //', type: 'int', doc: 'x' }] };
    writeFileSync(file, JSON.stringify(bad));
    await expect(generate(copy)).rejects.toThrow('is not a name Avro allows');
    rmSync(file);
  });
});

const ASSET_MOVED = {
  type: 'record',
  name: 'AssetMoved',
  namespace: 'acme.assets',
  doc: 'Moved. */ export const injected = 1; /*',
  fields: [
    { name: 'envelope', type: 'docket.Envelope', doc: 'Envelope.' },
    {
      name: 'places',
      doc: 'Where it was.',
      type: {
        type: 'array',
        items: {
          type: 'record',
          name: 'Place',
          doc: 'A place.',
          fields: [{ name: 'address', type: 'string', doc: 'Where | how.', pii: true }],
        },
      },
    },
    { name: 'direction', type: ['null', 'docket.Direction'], default: null, doc: 'Which way.' },
    {
      name: 'digest',
      type: ['null', { type: 'fixed', name: 'acme.assets.Digest', size: 16 }],
      default: null,
      doc: 'D.',
    },
    { name: 'counts', type: { type: 'map', values: ['null', 'long'] }, default: {}, doc: 'Counts.' },
  ],
};
