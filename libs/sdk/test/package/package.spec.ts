import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { publint } from 'publint';
import ts from 'typescript';
import { customActionsModule } from '@docket/events';
import { compile, completions } from './type-check.js';
import { packInto, type UnpackedPackages, unpackPackages } from '@docket/testing';

const ROOT = path.resolve(import.meta.dirname, '../../../..');
const run = promisify(execFile);

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta: Readonly<Record<string, { readonly optional: boolean }>>;
  readonly exports: Readonly<Record<string, unknown>>;
}

// Compilers and npm run as processes; beside other tests that takes a while.
jest.setTimeout(60_000);

describe('the tarball of the SDK', () => {
  let unpacked: UnpackedPackages;
  let folder: string;
  let tarball: string;
  let manifest: Manifest;
  let files: string[];

  beforeAll(async () => {
    unpacked = await unpackPackages(['sdk'], path.join(import.meta.dirname, 'consumer'));
    ({ folder, tarball } = unpacked.packages['@docket/sdk'] as Unpacked);
    manifest = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as Manifest;
    files = (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
      .sort();
  });
  afterAll(() => unpacked.remove());

  it('has code, types and what readers need, and nothing else', () => {
    expect(files.filter((file) => !file.startsWith('dist/'))).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'NOTICE',
      'README.md',
      'package.json',
    ]);
    expect(files.filter((file) => file.startsWith('dist/') && !/\.(d\.)?[cm](js|ts)$/.test(file))).toEqual([]);
  });

  it('needs no package of the workspace, and names no place of the machine it was made on', async () => {
    for (const file of files) {
      const text = await readFile(path.join(folder, file), 'utf8');
      expect(`${file}: ${/sourceMappingURL|\.spec\b/.exec(text)?.[0] ?? 'clean'}`).toBe(`${file}: clean`);
      expect(text).not.toContain(ROOT);
      const imported = [...text.matchAll(/(?:from|require\(|import\()\s*['"](@docket\/[\w/-]+)/g)].map(([, id]) => id);
      if (file.startsWith('dist/')) expect(imported).toEqual([]);
    }
  });

  it('depends on the versions of the workspace, and brings neither a framework nor a logger', async () => {
    expect(Object.keys(manifest.dependencies)).toEqual(['@kafkajs/confluent-schema-registry', 'avsc', 'kafkajs']);
    for (const [name, version] of Object.entries(manifest.dependencies)) {
      expect((await installed(name)).version).toBe(version);
    }
    const reachable = await withDependencies(Object.keys(manifest.dependencies));
    expect(reachable.filter((name) => /^@nestjs\/|^(express|fastify|pino|winston|bunyan|log4js)$/.test(name))).toEqual(
      [],
    );
    expect(Object.values(manifest.peerDependenciesMeta).every(({ optional }) => optional)).toBe(true);
  });

  it('pleases publint and Are the types wrong', async () => {
    const { messages } = await publint({ pkgDir: folder, pack: false, strict: true });
    expect(messages).toEqual([]);
    const data = new Uint8Array(await readFile(tarball));
    const analysis = await checkPackage(createPackageFromTarballData(data));
    expect(analysis.types).toMatchObject({ kind: 'included' });
    // Resolution before `exports` knows no subpaths.
    const found = 'problems' in analysis ? analysis.problems : [];
    expect(found.filter((one) => !('resolutionKind' in one) || one.resolutionKind !== 'node10')).toEqual([]);
  });

  it('is the same, byte for byte, when it is made again', async () => {
    const again = await packInto(path.join(unpacked.service, 'again'), 'sdk');
    expect(await digestOf(again)).toBe(await digestOf(tarball));
  });

  it('does nothing when it is loaded, and is there once for those who import and those who require it', async () => {
    const { stdout } = await run(process.execPath, ['load.mjs'], { cwd: unpacked.service });
    const { before, after, identical, loaded } = JSON.parse(stdout) as Loaded;
    expect(after).toEqual(before);
    expect(Object.entries(identical).filter(([, same]) => !same)).toEqual([]);
    expect(Object.keys(identical)).toContain('@docket/sdk');
    expect(loaded.some((file) => file.startsWith(folder))).toBe(true);
    expect(loaded.filter((file) => /@nestjs|opentelemetry|pino|winston/.test(file))).toEqual([]);
  });

  describe('for TypeScript', () => {
    const mistakes = [
      /ticket\.status_changd\\?"' is not assignable to parameter of type 'KnownAction'/,
      /'coment' does not exist in type 'TicketRanked'. Did you mean to write 'comment'\?/,
    ];

    it.each([
      ['node16', ['service.mts', 'service.cts'], { module: ts.ModuleKind.Node16 }],
      ['nodenext', ['service.mts', 'service.cts'], { module: ts.ModuleKind.NodeNext }],
      ['bundler', ['service.mts'], { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler }],
    ])('compiles under %s, and says what is wrong in words that help', (_, services, options) => {
      const { told, files } = compile(unpacked, [...services, 'actions.mts'], options);
      expect(files).toEqual(expect.arrayContaining([expect.stringMatching(/sdk\/dist\/index\.d\.cts$/)]));
      expect(told).toHaveLength(mistakes.length);
      for (const [index, mistake] of mistakes.entries()) expect(told[index]).toMatch(mistake);
    });

    it('knows the actions of its own that a service generated', async () => {
      const schema = {
        type: 'record',
        name: 'AssetCheckedOut',
        namespace: 'acme.events',
        doc: 'An asset was handed out.',
        fields: [
          { name: 'envelope', type: 'docket.Envelope', doc: 'Who and when.' },
          { name: 'asset_id', type: 'string', doc: 'Id of the asset.' },
          { name: 'direction', type: 'docket.Direction', default: 'UNKNOWN', doc: 'Which way it went.' },
        ],
      };
      const generated = customActionsModule([{ path: 'asset.avsc', schema }]);
      await writeFile(path.join(unpacked.service, 'custom-actions.mts'), generated);
      const options = { module: ts.ModuleKind.Node16 };
      expect(compile(unpacked, ['custom.mts', 'custom-actions.mts'], options).told).toEqual([]);
    });

    it('completes actions, fields and symbols', () => {
      const actions = completions(unpacked, "await audit.emit('')", "''");
      expect(actions).toEqual(expect.arrayContaining(['ticket.created', 'user.logged_in']));
      const fields = completions(unpacked, "await audit.emit('ticket.ranked', { details: { } })", '{ }');
      expect(fields).toEqual(expect.arrayContaining(['rating', 'scale', 'comment']));
      const changed = "await audit.emit('ticket.status_changed', { details: { to_category: '' } })";
      expect(completions(unpacked, changed, "''")).toEqual(expect.arrayContaining(['OPEN', 'RESOLVED']));
    });
  });
});

type Unpacked = UnpackedPackages['packages'][string];

interface Loaded {
  readonly before: unknown;
  readonly after: unknown;
  readonly identical: Readonly<Record<string, boolean>>;
  readonly loaded: readonly string[];
}

interface Installed {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

async function installed(name: string, from = ROOT): Promise<Installed & { readonly folder: string }> {
  const folders = createRequire(path.join(from, 'package.json')).resolve.paths(`${name}/package.json`) ?? [];
  for (const folder of folders.map((one) => path.join(one, name))) {
    const text = await readFile(path.join(folder, 'package.json'), 'utf8').catch(() => undefined);
    if (text !== undefined) return { ...(JSON.parse(text) as Installed), folder };
  }
  throw new Error(`${name} is not installed`);
}

/** Names of packages and of all that they need to run. */
async function withDependencies(names: readonly string[], from = ROOT, seen = new Set<string>()): Promise<string[]> {
  for (const name of names) {
    const { folder, dependencies = {} } = await installed(name, from);
    if (seen.has(name)) continue;
    seen.add(name);
    await withDependencies(Object.keys(dependencies), folder, seen);
  }
  return [...seen];
}

async function digestOf(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}
