import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { composeFile, ROOT } from './compose-file.js';
import { copiesOf, inherited, readStages, type Stage } from './dockerfile.js';

interface Manifest {
  readonly name: string;
  readonly workspaces?: readonly string[];
  readonly bin?: Readonly<Record<string, string>>;
  readonly files?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
}

const stages = readStages(path.join(ROOT, 'infra/docker/Dockerfile'));
const root = manifestOf('.');
/** Folders of all workspaces, by package name. */
const workspaces = new Map(
  (root.workspaces ?? [])
    .flatMap((pattern) =>
      pattern.endsWith('/*')
        ? readdirSync(path.join(ROOT, path.dirname(pattern))).map((name) => path.join(path.dirname(pattern), name))
        : pattern,
    )
    .filter((folder) => existsSync(path.join(ROOT, folder, 'package.json')))
    .map((folder) => [manifestOf(folder).name, folder]),
);
/** The stages that Compose builds images of. */
const images = [...new Set(Object.values(composeFile().services).flatMap(({ build }) => build?.target ?? []))].map(
  (target) => stage(target),
);

describe('infra/docker/Dockerfile', () => {
  it('is made of instructions that are known and of stages that have a name', () => {
    for (const { name, instructions } of stages) {
      expect(name).not.toBe('');
      for (const { keyword } of instructions) {
        expect(['ARG', 'CMD', 'COPY', 'ENV', 'EXPOSE', 'HEALTHCHECK', 'RUN', 'USER', 'WORKDIR']).toContain(keyword);
      }
    }
  });

  it('begins from one image at a fixed version, of a Node that is promised', () => {
    const names = stages.map(({ name }) => name);
    const [image, ...others] = new Set(stages.map(({ from }) => from).filter((from) => !names.includes(from)));
    expect(others).toEqual([]);
    const [, major = 0, minor = 0] = /^node:(\d+)\.(\d+)\.\d+-bookworm-slim$/.exec(image ?? '') ?? [];
    expect(Number(major) * 1000 + Number(minor)).toBeGreaterThanOrEqual(20_019);
  });

  it('copies only what its own stages made, apart from the sources themselves', () => {
    const context = stages.flatMap((one) => copiesOf(one)).filter(({ stage: from }) => from === undefined);
    expect(context).toEqual([{ stage: undefined, sources: ['.'], target: './' }]);
    for (const { stage: from = 'sources', sources } of stages.flatMap((one) => copiesOf(one))) {
      expect(stages.map(({ name }) => name)).toContain(from);
      if (from !== 'sources') continue;
      for (const source of sources.filter((one) => one.startsWith('/docket/'))) {
        expect(sent()).toContain(source.split('/')[2]);
        expect(existsSync(path.join(ROOT, path.relative('/docket', source)))).toBe(true);
      }
    }
  });

  it('tells npm of every workspace there is', () => {
    const text = stage('sources').instructions.find(({ keyword }) => keyword === 'RUN')?.text ?? '';
    expect(text).toContain(' */*/package.json ');
    for (const file of ['package.json', 'package-lock.json', '.npmrc']) expect(text).toContain(` ${file} `);
    for (const folder of workspaces.values()) {
      expect(folder).toMatch(/^[^/]+\/[^/]+$/);
      expect(sent()).toContain(folder.split('/')[0]);
    }
  });

  it('sends the builder what is there, and nothing that is private or made on this machine', () => {
    for (const name of sent()) expect(existsSync(path.join(ROOT, name))).toBe(true);
    const lines = ignoreLines();
    expect(lines[0]).toBe('*');
    expect(lines).toEqual(expect.arrayContaining(['**/node_modules', '**/dist', '**/.docket']));
    expect(sent()).not.toEqual(expect.arrayContaining(['secrets']));
    expect(sent()).not.toEqual(expect.arrayContaining(['.env']));
  });
});

describe('the console', () => {
  it('is built in a stage of its own, and served by the image of the query service from where that looks', () => {
    const built = stage('console')
      .instructions.filter(({ keyword }) => keyword === 'RUN')
      .map(({ text }) => text);
    // Without its optional packages the bundler does not run.
    expect(built).toEqual([
      'npm ci --ignore-scripts --workspace=@docket/console',
      expect.stringMatching(/^npm run build /),
    ]);
    const copy = copiesOf(stage('query')).find(({ stage: from }) => from === 'console');
    expect(copy).toEqual({ stage: 'console', sources: ['/docket/apps/console/dist'], target: 'apps/console/dist/' });
    const server = readFileSync(path.join(ROOT, 'apps/query/src/server.ts'), 'utf8');
    expect(server).toContain("'../../console/dist'");
  });
});

describe.each(images.map((image) => [image.name, image] as const))('image %s', (name, image) => {
  const all = inherited(image, stages);
  const last = (keyword: string): string | undefined => all.filter((one) => one.keyword === keyword).at(-1)?.text;

  it('runs as a user who is not root', () => {
    expect(last('USER')).toBe('node');
  });

  it('starts the built entry of its package', () => {
    const [program, entry = ''] = JSON.parse(last('CMD') ?? '[]') as string[];
    expect(program).toBe('node');
    const folder = `apps/${name}`;
    const { bin = {} } = manifestOf(folder);
    const built = Object.values(bin)[0] ?? 'dist/main.js';
    expect(entry).toBe(path.join(folder, built));
    // Sources of what is built: `dist` has the shape of `src`.
    const source = path.join(ROOT, folder, built.replace(/^dist\/(.*)\.js$/, 'src/$1.ts'));
    expect(existsSync(source)).toBe(true);
  });

  it('has the packages of its project alone, without those for development', () => {
    const from = copiesOf(image)[0]?.stage ?? '';
    const [install] = stage(from).instructions.filter(({ keyword }) => keyword === 'RUN');
    expect(install?.text).toMatch(/^npm ci --omit=dev --omit=optional .*--workspace=(@docket\/[\w-]+)$/);
    expect(workspaces.get(/--workspace=(\S+)/.exec(install?.text ?? '')?.[1] ?? '')).toBe(`apps/${name}`);
  });

  it('has what was built of every package it depends on, and is compiled from its project', () => {
    const copied = copiesOf(image).filter((copy) => copy.stage === 'build');
    const folders = copied.map(({ target }) => target);
    const needed = [...dependenciesOf(`apps/${name}`), `apps/${name}`];
    for (const folder of needed) expect(folders.some((target) => `${folder}/`.startsWith(target))).toBe(true);
    const build = stage('build').instructions.map(({ text }) => text);
    expect(build.find((text) => text.startsWith('npx tsc -b'))).toContain(`apps/${name}/tsconfig.build.json`);
    const kept = build.find((text) => text.includes('cp --parents')) ?? '';
    for (const folder of needed) {
      const runs = ['dist', ...(manifestOf(folder).files ?? []), ...binsOf(folder)];
      for (const part of runs)
        expect(kept).toMatch(new RegExp(` (${path.dirname(folder)}/\\*|${folder})/${part}( |$)`));
    }
  });
});

function stage(name: string): Stage {
  const found = stages.find((one) => one.name === name);
  if (!found) throw new Error(`infra/docker/Dockerfile has no stage ${name}`);
  return found;
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(path.join(ROOT, folder, 'package.json'), 'utf8')) as Manifest;
}

function binsOf(folder: string): string[] {
  return Object.values(manifestOf(folder).bin ?? {}).map((file) => path.dirname(path.normalize(file)));
}

/** Folders of the workspaces a package needs at run time, however far away. */
function dependenciesOf(folder: string, found = new Set<string>()): Set<string> {
  for (const name of Object.keys(manifestOf(folder).dependencies ?? {})) {
    const dependency = workspaces.get(name);
    if (dependency === undefined || found.has(dependency)) continue;
    found.add(dependency);
    dependenciesOf(dependency, found);
  }
  return found;
}

function ignoreLines(): string[] {
  const text = readFileSync(path.join(ROOT, 'infra/docker/Dockerfile.dockerignore'), 'utf8');
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

/** What the build context holds, at its top level. */
function sent(): string[] {
  return ignoreLines()
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1));
}
